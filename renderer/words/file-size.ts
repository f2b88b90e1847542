/** `17 bytes`, `1.7 kB`, `2.4 MB`, as the locale writes them. */
export function fileSize(bytes: number, locale: string): string {
  const [value, unit, unitDisplay] =
    bytes < 1000
      ? ([bytes, 'byte', 'long'] as const)
      : bytes < 1_000_000
        ? ([bytes / 1000, 'kilobyte', 'short'] as const)
        : ([bytes / 1_000_000, 'megabyte', 'short'] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 }).format(value);
}
