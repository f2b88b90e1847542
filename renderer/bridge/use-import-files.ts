import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportDto } from '../../shared/contract/import-files.ts';
import { call } from './client.ts';
import { useCompany } from './company.ts';

/** What the page's calls may carry at once, in bytes of the files; as base64 they are a third more (`longestCall`). */
const largestImportBytes = 11_000_000;

/** Accounts that a file may be of, where it does not say so itself. */
export const importAccounts = ['GBP:saas', 'EUR:saas', 'USD:saas', 'GBP:spend', 'EUR:spend', 'USD:spend'] as const;

interface ImportChoice {
  readonly files: readonly File[];
  /** Null: as the files say. */
  readonly account: string | null;
}

export interface FileImport {
  /** `as-told`: as the files say. */
  readonly account: (typeof importAccounts)[number] | 'as-told';
  readonly chooseAccount: (account: FileImport['account']) => void;
  /** Takes them in, unless they are too large or others are being taken. */
  readonly take: (files: readonly File[]) => void;
  readonly isTooLarge: boolean;
  readonly isPending: boolean;
  /** Why nothing was imported; null where that is not so. */
  readonly failure: Error | null;
  /** What was found in the files that were taken last. */
  readonly done: ImportDto['files'];
}

/** Takes files that a person chose into the books of the company on screen. */
export function useImportFiles(): FileImport {
  const [account, chooseAccount] = useState<FileImport['account']>('as-told');
  const [isTooLarge, setTooLarge] = useState(false);
  const run = useTakeFiles();
  const take = (files: readonly File[]): void => {
    if (files.length === 0 || run.isPending) return;
    run.reset(); // nothing of the files before is said beside these
    const tooLarge = sizeOf(files) > largestImportBytes;
    setTooLarge(tooLarge);
    if (!tooLarge) run.mutate({ files, account: account === 'as-told' ? null : account });
  };
  const { isPending, error, data } = run;
  return { account, chooseAccount, take, isTooLarge, isPending, failure: error, done: data?.files ?? [] };
}

function useTakeFiles(): UseMutationResult<ImportDto, Error, ImportChoice> {
  const { id, author } = useCompany();
  return useMutation({
    mutationFn: async ({ files, account }: ImportChoice) => {
      const read = await Promise.all(files.map(async (file) => ({ name: file.name, base64: await base64Of(file) })));
      return await call(id, 'import.files', { files: read, account, author });
    },
  });
}

function sizeOf(files: readonly File[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ''));
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });
}
