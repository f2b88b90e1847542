import ExternalLink from 'lucide-react/icons/external-link';
import { useTranslation } from 'react-i18next';
import type { FixDto } from '../../../../shared/contract/fix.ts';
import type { ReviewItemDto } from '../../../../shared/contract/review-item.ts';
import { host } from '../../../bridge/client.ts';
import { fixHref } from '../../../bridge/fix-href.ts';
import { Button } from '../../../ui/button.tsx';
import { goTo } from '../../../ui/route.ts';
import type { DetailCallbacks } from './detail-callbacks.ts';
import { OpenDayChoice } from './open-day-choice.tsx';
import { SyncNowButton } from './sync-now-button.tsx';

export interface ItemFixProps extends Pick<DetailCallbacks, 'onDecide' | 'onEditCoding'> {
  readonly item: ReviewItemDto;
  readonly onShowInvoice: () => void;
}

/** Whether there is any such button. */
export function mends({ fix, actions, xeroUrl, openDay }: ReviewItemDto): boolean {
  if (openDay !== null && openDay.day !== null) return true;
  if (fix === null) return actions.reopen.allowed;
  if (fix.kind === 'coding') return actions.recode.allowed;
  if (fix.kind === 'xero') return xeroUrl !== null;
  if (fix.kind === 'decide')
    return [actions.approve, actions.adopt, actions.handled, actions.reopen].some(({ allowed }) => allowed);
  return fix.kind !== 'wait' && fix.kind !== 'feed';
}

/** The buttons that mend what holds an item up; nothing where only time does. */
export function ItemFix({ item, onDecide, onEditCoding, onShowInvoice }: ItemFixProps) {
  const { t } = useTranslation(['detail', 'common']);
  const { fix, actions, lookAlikeUrl, xeroUrl, row, openDay } = item;
  const id = row.transactionId;
  const putBack = actions.reopen.allowed ? (
    <FixButton label={t('actions.reopen')} onPress={() => onDecide('reopen', [id])} />
  ) : null;
  if (openDay !== null && openDay.day !== null) {
    const choice = { transactionId: id, day: openDay.day, canExclude: actions.exclude.allowed };
    return <OpenDayChoice {...choice} onDecide={onDecide} />;
  }
  if (fix === null) return putBack;
  switch (fix.kind) {
    case 'coding':
      if (!actions.recode.allowed) return null;
      return (
        <>
          <FixButton label={t(`common:fix.coding-${fix.field}`)} onPress={() => onEditCoding([id])} />
          {row.reason?.code === 'vat-differs' && <FixButton label={t('common:fix.invoice')} onPress={onShowInvoice} />}
        </>
      );
    case 'settings':
      return <FixButton label={t(`common:fix.settings-${fix.section}`)} onPress={() => goToFix(fix)} />;
    case 'decide':
      if (putBack !== null) return putBack; // a person decided before, and may take it back
      return (
        <>
          {lookAlikeUrl !== null && <XeroButton label={t('problem.lookAlike')} url={lookAlikeUrl} />}
          {actions.adopt.allowed && <FixButton label={t('problem.adopt')} onPress={() => onDecide('adopt', [id])} />}
          {actions.handled.allowed && !actions.adopt.allowed && (
            <FixButton label={t('actions.handled')} onPress={() => onDecide('handled', [id])} />
          )}
          {actions.approve.allowed && (
            <FixButton
              label={t(actions.adopt.allowed ? 'problem.approveOther' : 'problem.approveAnyway')}
              onPress={() => onDecide('approve', [id])}
            />
          )}
        </>
      );
    case 'invoice':
      return <FixButton label={t('common:fix.invoice')} onPress={onShowInvoice} />;
    case 'sync':
      return <SyncNowButton />;
    case 'xero':
      return xeroUrl === null ? null : <XeroButton label={t('common:fix.xero')} url={xeroUrl} />;
    case 'feed': // about lines of a bank feed, never about an item
    case 'wait':
      return null;
  }
}

function goToFix(fix: FixDto): void {
  const href = fixHref(fix, null);
  if (href !== null) goTo(href);
}

function FixButton({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  return (
    <Button size="small" onPress={onPress}>
      {label}
    </Button>
  );
}

function XeroButton({ label, url }: { readonly label: string; readonly url: string }) {
  return (
    <Button size="small" icon={<ExternalLink />} onPress={() => host.openExternal(url)}>
      {label}
    </Button>
  );
}
