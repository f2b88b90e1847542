import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { CodingDraft } from './coding-fields.tsx';
import { fillTemplate, templateWords } from './fill-template.ts';
import styles from './template-field.module.css';
import { withField } from './with-field.ts';

interface TemplateFieldProps {
  readonly draft: CodingDraft;
  /** The template that holds where none is set. */
  readonly beneath: string;
}

/** The description of a line: text with words in braces, and what it gives for a movement of the books. */
export function TemplateField({ draft: { value, set, problemAt }, beneath }: TemplateFieldProps) {
  const { t } = useTranslation('settings');
  const input = useRef<HTMLInputElement>(null);
  const template = value.description ?? '';
  const insert = (word: string): void => {
    const at = input.current?.selectionEnd ?? template.length;
    set(withField(value, 'description', `${template.slice(0, at)}{${word}}${template.slice(at)}`));
    input.current?.focus();
  };
  return (
    <div className={styles['template']}>
      <TextField
        label={t('template.label')}
        description={t('template.help', { builtIn: beneath })}
        errorMessage={problemAt('defaults.description')}
        placeholder={beneath}
        look="code"
        maxLength={4000}
        inputRef={input}
        value={template}
        onChange={(text) => set(withField(value, 'description', text === '' ? null : text))}
      />
      <ul aria-label={t('template.words')} className={styles['words']}>
        {templateWords.map((word) => (
          <li key={word}>
            <Button size="small" aria-label={t('template.insert', { word })} onPress={() => insert(word)}>
              <code translate="no">{`{${word}}`}</code>
            </Button>
            <span className={styles['meaning']}>{t(`template.meaning.${word}`)}</span>
          </li>
        ))}
      </ul>
      <Preview template={template === '' ? beneath : template} />
    </div>
  );
}

/** Movements to look for one that belongs to an application. */
const lookedAt = 20;

function Preview({ template }: { readonly template: string }) {
  const { t } = useTranslation('settings');
  const company = useCompany();
  const list = useQuery(
    companyQuery(company.id, 'review.query', {
      filter: {},
      sort: { by: 'date', descending: true },
      offset: 0,
      limit: lookedAt,
    }),
  );
  const row = list.data?.rows.find(({ applicationId }) => applicationId !== null);
  const item = useQuery({
    ...companyQuery(company.id, 'review.item', { transactionId: row?.transactionId ?? '' }),
    enabled: row !== undefined,
  });
  const applications = useQuery(companyQuery(company.id, 'applications.list', {}));
  if (item.data === undefined) return null;
  const known = applications.data?.applications.find(({ id }) => id === row?.applicationId);
  return (
    <div>
      <p className={styles['previewLabel']}>{t('template.preview')}</p>
      <output className={styles['preview']} translate="no">
        <bdi>{fillTemplate(template, item.data.movement, known?.teams ?? []) || '\u00a0'}</bdi>
      </output>
    </div>
  );
}
