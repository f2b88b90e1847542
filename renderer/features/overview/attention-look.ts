import type { AttentionDto } from '../../../shared/contract/overview.ts';
import type { Tone } from '../../ui/tone.ts';
import type commonWords from '../../words/en/common.json';

export type CauseWord = keyof (typeof commonWords)['cause'];
export type FixWord = keyof (typeof commonWords)['fix'];

/** The word for a cause. Every problem with an invoice has the same one; a cause of a newer engine has the general one. */
export function causeWord(cause: string, isKnown: (word: string) => boolean): CauseWord {
  if (cause.startsWith('attachment')) return 'attachment-problem';
  return isKnown(cause) ? (cause as CauseWord) : 'unknown'; // the words themselves say so
}

/** The word on the button that leads to what mends it; null where there is no such place. */
export function fixWord({ fix }: AttentionDto, isKnown: (word: string) => boolean): FixWord | null {
  if (fix === null) return null;
  const narrowed =
    'field' in fix ? `${fix.kind}-${fix.field}` : 'section' in fix ? `${fix.kind}-${fix.section}` : fix.kind;
  return isKnown(narrowed) ? (narrowed as FixWord) : null; // the words themselves say so
}

/** What a row's colour means: red cannot go out, amber waits for somebody, neutral is the usual review. */
export function attentionTone({ cause, filter }: AttentionDto): Tone {
  const states = filter?.states ?? [];
  if (
    cause === 'xero-ending' ||
    cause === 'xero-role-lowered' ||
    cause === 'fed-line-changed' ||
    cause === 'hosted-integration' ||
    cause.startsWith('attachment')
  )
    return 'amber';
  if (filter === null || states.includes('blocked')) return 'red';
  if (states.includes('proposed')) return 'neutral';
  return 'amber';
}
