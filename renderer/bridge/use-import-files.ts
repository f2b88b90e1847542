import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import type { ImportDto } from '../../shared/contract/import-files.ts';
import { call } from './client.ts';
import { useCompany } from './company.ts';

/** What the page's calls may carry at once, in bytes of the files; as base64 they are a third more (`longestCall`). */
const largestImportBytes = 11_000_000;

export interface ImportChoice {
  readonly files: readonly File[];
  /** Null: as the files say. */
  readonly account: string | null;
}

/** Takes files that a person chose into the books of the company on screen. */
export function useImportFiles(): UseMutationResult<ImportDto, Error, ImportChoice> {
  const { id, author } = useCompany();
  return useMutation({
    mutationFn: async ({ files, account }: ImportChoice) => {
      const read = await Promise.all(files.map(async (file) => ({ name: file.name, base64: await base64Of(file) })));
      return await call(id, 'import.files', { files: read, account, author });
    },
  });
}

export function isTooLarge(files: readonly File[]): boolean {
  return files.reduce((sum, { size }) => sum + size, 0) > largestImportBytes;
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ''));
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });
}
