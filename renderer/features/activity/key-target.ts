/** The row that a key leads to; null for a key that leads nowhere. `current` is -1 while no row has been chosen. */
export function keyTarget(key: string, current: number, count: number, rowsInSight: number): number | null {
  if (count === 0) return null;
  const within = (index: number): number => Math.min(count - 1, Math.max(0, index));
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return within(current + 1);
    case 'ArrowUp':
    case 'k':
      return within(current - 1);
    case 'PageDown':
      return within(current + rowsInSight);
    case 'PageUp':
      return within(current - rowsInSight);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
