import { useTranslation } from 'react-i18next';
import type { ReviewItemDto } from '../../../../shared/contract/review-item.ts';
import { useFormat } from '../../../words/format.ts';
import { DetailSection } from './detail-section.tsx';
import styles from './movement-facts.module.css';

/** The document that someone else made in Xero and that this one may be, to compare with the one above. */
export function LookAlikeFacts({ item: { lookAlike, movement } }: { readonly item: ReviewItemDto }) {
  const { t } = useTranslation(['detail', 'common']);
  const format = useFormat();
  if (lookAlike === null) return null;
  const { kind, date, contact, amount, reference, isReconciled } = lookAlike;
  const none = t('detail:lookAlike.none');
  const facts = [
    {
      name: t('detail:lookAlike.kind'),
      value: t(kind === 'other' ? 'detail:lookAlike.other' : `common:document.${kind}`),
    },
    { name: t('detail:lookAlike.date'), value: format.day(date) },
    { name: t('detail:lookAlike.contact'), value: contact ?? none, isOwn: contact !== null },
    {
      name: t('detail:lookAlike.amount'),
      value: amount === null || movement.currency === null ? none : format.money(amount, movement.currency),
    },
    { name: t('detail:lookAlike.reference'), value: reference ?? none, isOwn: reference !== null },
    { name: t('detail:lookAlike.reconciled'), value: t(isReconciled ? 'detail:lookAlike.yes' : 'detail:lookAlike.no') },
  ];
  return (
    <DetailSection title={t('detail:lookAlike.title')}>
      <dl className={styles['facts']}>
        {facts.map(({ name, value, isOwn }) => (
          <div key={name} className={styles['fact']}>
            <dt>{name}</dt>
            <dd translate={isOwn === true ? 'no' : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </DetailSection>
  );
}
