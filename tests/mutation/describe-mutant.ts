/** A mutant as it is needed here: lines and columns count from 1, and the end is not part of it. */
interface Mutant {
  readonly status: string;
  readonly replacement?: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

const longest = 90;

/** One line: where it is, what stood there, what stood there instead, and what the tests made of it. */
export function describeMutant(path: string, lines: readonly string[], mutant: Mutant): string {
  const { start, end } = mutant.location;
  const original = lines
    .slice(start.line - 1, end.line)
    .map((line, index, all) =>
      line.slice(index === 0 ? start.column - 1 : 0, index === all.length - 1 ? end.column - 1 : undefined).trim(),
    )
    .join(' ');
  const fate = mutant.status === 'NoCoverage' ? 'no test comes here' : 'no test noticed';
  return `${path}:${start.line}: \`${shorten(original)}\` made \`${shorten(mutant.replacement ?? '')}\`; ${fate}`;
}

function shorten(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
