import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { call } from './client.ts';
import { useCompany } from './company.ts';

/** `day` is the first open day as it was shown; null takes the choice back. */
export interface OpenDayChange {
  readonly ids: 'all' | readonly string[];
  readonly day: string | null;
}

export interface OpenDayChanged {
  readonly count: number;
  /** Dates them with their own day again. Nothing to undo where the choice was taken back. */
  readonly undo: () => Promise<void>;
}

/** Dates documents that a lock date blocks with the first open day, or with their own again. */
export function useOpenDay(): UseMutationResult<OpenDayChanged, Error, OpenDayChange> {
  const { id, author } = useCompany();
  return useMutation({
    mutationFn: async ({ ids, day }: OpenDayChange): Promise<OpenDayChanged> => {
      const { changed } = await call(id, 'review.openDay', { ids: ids === 'all' ? ids : [...ids], day, author });
      const undo = async (): Promise<void> => {
        const back = changed.map(({ transactionId }) => transactionId);
        await call(id, 'review.openDay', { ids: back, day: null, author });
      };
      return { count: changed.length, undo };
    },
  });
}
