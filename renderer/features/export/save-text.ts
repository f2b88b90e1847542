/** Hands a text to the browser to be saved as a file. */
export function saveText(text: string, fileName: string, mediaType = 'text/csv'): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}

/** The browser reads the file after the click. */
const keptMs = 60_000;
