import type { DecisionDto } from '../../../shared/contract/methods.ts';
import type { ErrorDto } from '../../../shared/contract/sync-summary.ts';

/** What one call decides about; more would keep other calls waiting. */
export const chunkSize = 500;

export interface ChunkedResult {
  readonly changed: DecisionDto['changed'];
  /** What the engine would not take, one by one. */
  readonly refused: readonly { readonly id: string; readonly message: string }[];
  /** What ended it early. What was done until then stays done. */
  readonly error: ErrorDto | null;
  readonly stopped: boolean;
}

export interface ChunkedWork {
  readonly ids: readonly string[];
  /** Throws what `errorOf` understands. */
  readonly decide: (ids: readonly string[]) => Promise<DecisionDto>;
  readonly errorOf: (thrown: unknown) => ErrorDto;
  readonly isStopped: () => boolean;
  readonly onProgress: (done: number) => void;
}

/**
 * Decides about many, some hundred at a time. A call is all or nothing: where the engine names objections, the rest of the
 * chunk is tried once more without those.
 */
export async function decideInChunks(work: ChunkedWork): Promise<ChunkedResult> {
  const changed: DecisionDto['changed'][number][] = [];
  const refused: ChunkedResult['refused'][number][] = [];
  for (let from = 0; from < work.ids.length; from += chunkSize) {
    if (work.isStopped()) return { changed, refused, error: null, stopped: true };
    const answer = await decideChunk(work, work.ids.slice(from, from + chunkSize));
    changed.push(...answer.changed);
    refused.push(...answer.refused);
    if (answer.error !== null) return { changed, refused, error: answer.error, stopped: false };
    work.onProgress(Math.min(from + chunkSize, work.ids.length));
  }
  return { changed, refused, error: null, stopped: false };
}

type ChunkResult = Omit<ChunkedResult, 'stopped'>;

async function decideChunk(work: ChunkedWork, ids: readonly string[]): Promise<ChunkResult> {
  const first = await attempt(work, ids);
  if (first.error === null) return first;
  const objections = new Map(first.error.details.map(({ at, message }) => [at, message]));
  const refused = ids.flatMap((id) => {
    const message = objections.get(id);
    return message === undefined ? [] : [{ id, message }];
  });
  if (refused.length === 0) return first;
  const others = ids.filter((id) => !objections.has(id));
  if (others.length === 0) return { changed: [], refused, error: null };
  return { ...(await attempt(work, others)), refused };
}

async function attempt({ decide, errorOf }: ChunkedWork, ids: readonly string[]): Promise<ChunkResult> {
  try {
    return { changed: (await decide(ids)).changed, refused: [], error: null };
  } catch (thrown) {
    return { changed: [], refused: [], error: errorOf(thrown) };
  }
}
