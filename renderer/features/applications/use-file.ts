import { type UseMutationResult, type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query';
import type { MethodOutputs } from '../../../shared/contract/methods.ts';
import { call } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import type { ChosenFile } from './chosen-file.ts';

/** A setup file, the mapping table as CSV, or a setup file as a template from another company. */
export type FileKind = 'setup' | 'table' | 'template';

/** What a file would change, what is wrong with it, and what of a template does not fit. */
export interface FilePreviewed extends Pick<MethodOutputs['settings.preview'], 'problems' | 'changes'> {
  readonly leftOut: MethodOutputs['template.preview']['leftOut'];
}

/** What applying it would do, from the books alone. */
export function useFilePreview(kind: FileKind, file: ChosenFile | null): UseQueryResult<FilePreviewed> {
  const company = useCompany();
  return useQuery({
    queryKey: ['company', company.id, 'file', kind, file?.text ?? ''],
    queryFn: () => preview(company.id, kind, file?.text ?? ''),
    enabled: file !== null,
  });
}

async function preview(company: string, kind: FileKind, text: string): Promise<FilePreviewed> {
  if (kind === 'template') return await call(company, 'template.preview', { json: text });
  const previewed =
    kind === 'table'
      ? await call(company, 'mapping.preview', { text })
      : await call(company, 'settings.preview', { json: text });
  return { ...previewed, leftOut: [] };
}

/** Applies it as one new version of the settings, or nothing of it. */
export function useApplyFile(kind: FileKind): UseMutationResult<{ readonly version: number }, Error, string> {
  const { id, author } = useCompany();
  return useMutation({
    mutationFn: async (text: string): Promise<{ readonly version: number }> => {
      if (kind === 'setup') return await call(id, 'settings.apply', { json: text, author });
      if (kind === 'table') return await call(id, 'mapping.import', { text, author });
      return await call(id, 'template.apply', { json: text, author });
    },
  });
}
