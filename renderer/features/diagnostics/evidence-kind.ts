/** How a value of the evidence is written: an instant, a day, a count, or as it is. */
export function evidenceKind(value: string): 'instant' | 'day' | 'count' | 'text' {
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(value)) return 'instant';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return 'day';
  return /^\d{1,15}$/.test(value) ? 'count' : 'text';
}
