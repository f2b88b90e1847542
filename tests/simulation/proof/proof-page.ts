import type { Found, ProofPart } from './proof-part.ts';

export interface Proved {
  readonly part: ProofPart;
  readonly minutes: number;
  readonly found: Found;
}

export interface ProofRun {
  /** What was asked for. */
  readonly minutes: number;
  /** The day, as YYYY-MM-DD. */
  readonly day: string;
  readonly machine: string;
  readonly proved: readonly Proved[];
}

/** docs/proof.md: what was run, for how long, and what it found. */
export function proofPage({ minutes, day, machine, proved }: ProofRun): string {
  return `# What was proved, and for how long

Written on ${day} by \`npm run prove -- --minutes ${minutes}\` on ${machine}. Anyone can run it again; with another number it runs longer.

${proved.map(sectionOf).join('\n\n')}
`;
}

function sectionOf({ part, minutes, found }: Proved): string {
  const failures = found.failures.map((failure) => `- ${failure}`).join('\n');
  return `## ${part.title}

${found.text}

${failures === '' ? '' : `What went wrong:\n\n${failures}\n\n`}Ran for ${minutes.toFixed(1)} minutes.`;
}
