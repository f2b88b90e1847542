import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { type Format, useFormat } from '../../words/format.ts';
import { useSay } from '../../words/say.ts';
import { type CodingText, useCodingText } from './use-coding-text.ts';

/** What the rows of the table are written with: asked for once, because there are thousands of cells. */
export interface RowWords {
  readonly t: TFunction<readonly ['applications', 'common']>;
  readonly say: (text: string) => string;
  readonly text: CodingText;
  readonly format: Format;
}

/** The same object while language and lists are the same, so that rows that did not change are not written again. */
export function useRowWords(reference: ReferenceDto | null): RowWords {
  const { t } = useTranslation(['applications', 'common'] as const);
  const say = useSay();
  const text = useCodingText(reference);
  const format = useFormat();
  return useMemo(() => ({ t, say, text, format }), [t, say, text, format]);
}
