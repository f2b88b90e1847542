import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReviewItemDto } from '../../../../shared/contract/review-item.ts';
import type { RowState } from '../../../../shared/contract/review-list.ts';
import { useCompany } from '../../../bridge/company.ts';
import { companyQuery } from '../../../bridge/queries.ts';
import { AgoText } from '../../../ui/ago-text.tsx';
import { useFormat } from '../../../words/format.ts';
import type { DetailCallbacks } from './detail-callbacks.ts';
import { DetailSection } from './detail-section.tsx';
import drawing from './document-drawing.module.css';
import { DocumentDrawing } from './document-drawing.tsx';
import { type DrawnDocument, drawnDocument } from './document-fields.ts';
import { FieldWhy } from './field-why.tsx';
import styles from './item-document.module.css';
import { OpenDayNote } from './open-day-note.tsx';

export interface ItemDocumentProps extends Pick<DetailCallbacks, 'onEditCoding'> {
  readonly item: ReviewItemDto;
}

/** What Xero will get for the item, or why there is nothing to draw yet. */
export function ItemDocument({ item, onEditCoding }: ItemDocumentProps) {
  const { t } = useTranslation('detail');
  const company = useCompany();
  const { data } = useQuery(companyQuery(company.id, 'reference.read', {}));
  const drawn = drawnDocument(item, data?.reference?.taxRates ?? []);
  if (item.proposal === null) return null; // the note above says that nothing is posted, and why
  const id = item.row.transactionId;
  const version = item.proposal.settingsVersion;
  const tense = tenseOf(item.row.state);
  return (
    <DetailSection
      title={t(`document.title.${tense}`)}
      note={version === null ? undefined : t('document.version', { version })}
    >
      {drawn === null ? (
        <p className={styles['note']}>
          {t(item.row.state === 'pending' ? 'document.pending' : 'document.nothingKnown')}
        </p>
      ) : (
        <>
          {!drawn.isWhole && <p className={styles['note']}>{t('document.incomplete')}</p>}
          <DocumentDrawing drawn={drawn} onEditCoding={item.actions.recode.allowed ? () => onEditCoding([id]) : null} />
          <Choices explanation={item.proposal.explanation} kind={drawn.kind} />
        </>
      )}
      {item.override !== null && <ByHand override={item.override} />}
      {item.openDay?.chosen && <OpenDayNote transactionId={id} chosen={item.openDay.chosen} />}
    </DetailSection>
  );
}

/** How the engine writes that nobody is asked (shared/domain/coding-label.ts). */
const automatic = 'automatic';

interface ChoicesProps extends Pick<NonNullable<ReviewItemDto['proposal']>, 'explanation'> {
  readonly kind: DrawnDocument['kind'];
}

/** What was chosen about the document and is no part of it: its kind, and whether somebody looks at it first. */
function Choices({ explanation, kind }: ChoicesProps) {
  const { t } = useTranslation(['detail', 'common']);
  const chosen = (name: string) => explanation.find(({ field }) => field === name) ?? null;
  const document = chosen('document');
  const mode = chosen('mode');
  const kindText = t(`common:document.${kind}`);
  const modeText = t(mode?.value === automatic ? 'document.mode.auto' : 'document.mode.review');
  if (document === null && mode === null) return null;
  return (
    <p className={styles['choices']}>
      {document !== null && (
        <FieldWhy label={t('document.choice.kind')} value={kindText} why={document.why}>
          <span className={drawing['text']}>{kindText}</span>
        </FieldWhy>
      )}
      {mode !== null && (
        <FieldWhy label={t('document.choice.mode')} value={modeText} why={mode.why}>
          <span className={drawing['text']}>{modeText}</span>
        </FieldWhy>
      )}
    </p>
  );
}

function ByHand({ override }: { readonly override: NonNullable<ReviewItemDto['override']> }) {
  const { t } = useTranslation('detail');
  const format = useFormat();
  return (
    <p className={styles['byHand']}>
      {t('document.byHand', { author: override.author })}
      {' · '}
      <span translate="no">
        <AgoText at={override.at} lang={format.locale} />
      </span>
    </p>
  );
}

/** Whether Xero will get it, has it, or would have got it. */
function tenseOf(state: RowState): 'will' | 'has' | 'would' {
  switch (state) {
    case 'proposed':
    case 'approved':
    case 'sending':
    case 'uncertain':
    case 'waiting':
      return 'will';
    case 'pushed':
      return 'has';
    default:
      return 'would';
  }
}
