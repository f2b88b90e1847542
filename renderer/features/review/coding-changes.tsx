import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import { accountKey, accountText, type CodingNow, type FieldName, type RecodeFields } from './coding-change.ts';
import styles from './coding-dialog.module.css';

export interface CodingChangesProps {
  readonly reference: ReferenceDto;
  readonly fields: RecodeFields;
  readonly now: CodingNow;
  readonly isMany: boolean;
}

const order: readonly FieldName[] = ['account', 'taxType', 'contact', 'tracking', 'description'];

/** What will be different, before it is. */
export function CodingChanges({ reference, fields, now, isMany }: CodingChangesProps) {
  const { t } = useTranslation('review');
  const changed = order.filter((name) => name in fields);
  const texts = textsOf(reference);
  return (
    <section className={styles['changes']} aria-live="polite">
      <h3 className={styles['heading']}>{t('coding.changes')}</h3>
      {changed.length === 0 ? (
        <p className={styles['note']}>{t('coding.nothing')}</p>
      ) : (
        <dl className={styles['differences']}>
          {changed
            .flatMap((name) => linesOf(name, fields, now, texts).map((line) => ({ ...line, name })))
            .map((line) => (
              <div key={`${line.name} ${line.category ?? ''}`}>
                <dt translate={line.category === null ? 'yes' : 'no'}>{line.category ?? t(`coding.${line.name}`)}</dt>
                <dd>
                  {!isMany && line.from !== null && (
                    <del translate="no">
                      <bdi>{line.from}</bdi>
                    </del>
                  )}
                  {line.to === null ? <ins>{t('coding.byRule')}</ins> : <ins translate="no">{line.to}</ins>}
                </dd>
              </div>
            ))}
        </dl>
      )}
    </section>
  );
}

interface Line {
  readonly category: string | null;
  readonly from: string | null;
  /** Null: as the rule says. */
  readonly to: string | null;
}

type Texts = ReturnType<typeof textsOf>;

function textsOf({ accounts, taxRates }: ReferenceDto) {
  const byKey = new Map(accounts.map((account) => [accountKey(account), accountText(account)]));
  const rates = new Map(taxRates.map(({ taxType, name }) => [taxType, name]));
  return {
    account: (key: string): string => byKey.get(key) ?? key,
    taxType: (key: string): string => rates.get(key) ?? key,
  };
}

function linesOf(name: FieldName, fields: RecodeFields, now: CodingNow, texts: Texts): readonly Line[] {
  switch (name) {
    case 'account':
      return [{ category: null, from: now.account, to: fields.account == null ? null : texts.account(fields.account) }];
    case 'taxType': {
      const from = now.taxType === null ? null : texts.taxType(now.taxType);
      return [{ category: null, from, to: fields.taxType == null ? null : texts.taxType(fields.taxType) }];
    }
    case 'contact':
      return [{ category: null, from: now.contact, to: fields.contact ?? null }];
    case 'description':
      return [{ category: null, from: now.description, to: fields.description ?? null }];
    case 'tracking':
      return trackingLines(fields.tracking ?? null, now.tracking);
  }
}

function trackingLines(next: Readonly<Record<string, string>> | null, now: CodingNow['tracking']): readonly Line[] {
  const names = [...new Set([...Object.keys(now), ...Object.keys(next ?? {})])];
  if (names.length === 0) return [{ category: null, from: null, to: null }];
  return names
    .filter((name) => next === null || next[name] !== now[name])
    .map((name) => ({ category: name, from: now[name] ?? null, to: next === null ? null : (next[name] ?? '–') }));
}
