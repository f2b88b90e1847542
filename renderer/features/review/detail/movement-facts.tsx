import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MovementDetailDto, ReviewItemDto } from '../../../../shared/contract/review-item.ts';
import { type Format, useFormat } from '../../../words/format.ts';
import { useSay } from '../../../words/say.ts';
import { accountParts } from './account-parts.ts';
import { DetailSection } from './detail-section.tsx';
import { exchangeRate } from './exchange-rate.ts';
import { LongText } from './long-text.tsx';
import styles from './movement-facts.module.css';

/** A fact as Cledara gives it; `isOwn` is false where the value is a word of ours, or says itself what is not. */
interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  readonly isWide?: boolean;
  readonly isOwn?: boolean;
}

/** What Cledara said of the movement, and nothing else. */
export function MovementFacts({ item: { movement, row } }: { readonly item: ReviewItemDto }) {
  const { t } = useTranslation('detail');
  const say = useSay();
  const facts = [...useMoneyFacts(movement, row.kind), ...useTimeFacts(movement), ...useTextFacts(movement)];
  return (
    <DetailSection title={t('facts.title')}>
      <dl className={styles['facts']}>
        {facts.map(({ name, value, isWide, isOwn }) => (
          <div key={name} className={styles['fact']} data-wide={isWide === true || undefined}>
            <dt>{name}</dt>
            <dd translate={isOwn === false ? undefined : 'no'}>{value}</dd>
          </div>
        ))}
        {movement.notUnderstood.length > 0 && (
          <div className={styles['fact']} data-wide>
            <dt>{t('facts.notUnderstood')}</dt>
            {movement.notUnderstood.map((sentence) => (
              <dd key={sentence}>{say(sentence)}</dd>
            ))}
          </div>
        )}
      </dl>
    </DetailSection>
  );
}

function useMoneyFacts({ local, amount, currency, accountId }: MovementDetailDto, kind: string): readonly Fact[] {
  const { t } = useTranslation(['detail', 'common']);
  const format = useFormat();
  const rate = amount === null || local === null ? null : exchangeRate(amount, local.amount);
  const account = accountId === null ? null : accountParts(accountId);
  const accountValue =
    account === null
      ? { value: accountId ?? t('facts.unknown'), isOwn: accountId !== null }
      : { value: t(`account.${account.kind}`, { currency: account.currency }), isOwn: false };
  return [
    { name: t('facts.kind'), value: t(`common:kind.${isKind(kind) ? kind : 'unknown'}`), isOwn: false },
    { name: t('facts.account'), ...accountValue },
    ...(local === null ? [] : [{ name: t('facts.atMerchant'), value: format.money(local.amount, local.currency) }]),
    ...(rate === null || local === null || currency === null
      ? []
      : [
          {
            name: t('facts.rate'),
            value: `1 ${local.currency} = ${new Intl.NumberFormat(format.locale, { maximumSignificantDigits: 6 }).format(rate)} ${currency}`,
          },
        ]),
  ];
}

function useTimeFacts(movement: MovementDetailDto): readonly Fact[] {
  const { t } = useTranslation('detail');
  const format = useFormat();
  const { authorisedAt, settledAt, releasedAt, firstSeenAt } = movement;
  return [
    authorisedAt === unreadable
      ? { name: t('facts.authorised'), value: t('facts.unknown'), isOwn: false }
      : { name: t('facts.authorised'), value: moment(format, authorisedAt) },
    settledAt === null
      ? { name: t('facts.settled'), value: t('facts.notYet'), isOwn: false }
      : { name: t('facts.settled'), value: moment(format, settledAt) },
    ...(releasedAt === null ? [] : [{ name: t('facts.released'), value: moment(format, releasedAt) }]),
    { name: t('facts.firstSeen'), value: moment(format, firstSeenAt) },
  ];
}

function useTextFacts({ card, comment, description, invoice, transactionId }: MovementDetailDto): readonly Fact[] {
  const { t } = useTranslation('detail');
  const format = useFormat();
  const vat =
    invoice === null || (invoice.vatRate === null && invoice.vatName === null)
      ? null
      : [invoice.vatName, invoice.vatRate === null ? null : format.percent(invoice.vatRate)];
  const name = <bdi>{card?.ownerName}</bdi>;
  return [
    ...(card === null
      ? []
      : [
          {
            name: t('facts.card'),
            value: (
              <>
                ····{card.last4} {name}
              </>
            ),
          },
        ]),
    ...(vat === null ? [] : [{ name: t('facts.vat'), value: vat.filter(Boolean).join(' · ') }]),
    ...(invoice?.number == null ? [] : [{ name: t('facts.invoiceNumber'), value: <bdi>{invoice.number}</bdi> }]),
    ...(invoice?.date == null ? [] : [{ name: t('facts.invoiceDate'), value: format.day(invoice.date.slice(0, 10)) }]),
    { name: t('facts.description'), value: <LongText text={description} />, isWide: true, isOwn: false },
    ...(comment === null
      ? []
      : [{ name: t('facts.comment'), value: <LongText text={comment} />, isWide: true, isOwn: false }]),
    { name: t('facts.id'), value: <code>{transactionId}</code>, isWide: true },
  ];
}

/** Stands for a date that could not be read (shared/domain/movement.ts). */
const unreadable = '1970-01-01T00:00:00.000Z';

function moment(format: Format, at: string): ReactNode {
  return <time dateTime={at}>{format.moment(at)}</time>;
}

const kinds = ['purchase', 'refund', 'top-up', 'withdrawal', 'reward', 'internal'] as const;

function isKind(kind: string): kind is (typeof kinds)[number] {
  return kinds.some((known) => known === kind);
}
