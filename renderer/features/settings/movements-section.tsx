import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { SettingsDto } from '../../../shared/contract/settings.ts';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { AutomaticConfirm } from './automatic-confirm.tsx';
import { DraftActions } from './draft-actions.tsx';
import { SaveFailure } from './failure-note.tsx';
import styles from './form.module.css';
import { LeaveGuard } from './leave-guard.tsx';
import { MovementRuleFields } from './movement-rule-fields.tsx';
import { leavesUnseen, missingIn, ruleNames, withRule } from './movement-rules.ts';
import { SectionActions } from './section-actions.tsx';
import type { MovementRules, Settings } from './settings-shape.ts';
import { useDraft } from './use-draft.ts';
import { WithSettings } from './with-settings.tsx';

/** What becomes of money that comes in or goes out without a card. */
export function MovementsSection() {
  return (
    <WithSettings>{(settings, reference) => <MovementsForm present={settings} reference={reference} />}</WithSettings>
  );
}

const read = (settings: Settings): MovementRules => settings.movements;
const write = (settings: Settings, movements: MovementRules): Settings => ({ ...settings, movements });

function MovementsForm({
  present,
  reference,
}: {
  readonly present: SettingsDto;
  readonly reference: ReferenceDto | null;
}) {
  const { t } = useTranslation('settings');
  const company = useCompany();
  const status = useQuery(companyQuery(company.id, 'status.read', {}));
  const draft = useDraft({ present, read, write });
  const [isJudged, setIsJudged] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const defaultMode = present.settings.defaults.mode ?? 'review';
  const becomesAutomatic = ruleNames.some(
    (name) =>
      leavesUnseen(draft.value[name], defaultMode) && !leavesUnseen(present.settings.movements[name], defaultMode),
  );
  const ids = [...(status.data?.accounts ?? []), ...present.settings.accounts].map(({ id }) => id);
  const currencies = [...new Set(ids.map((id) => id.slice(0, 3)))];
  const save = (): void => {
    const isWhole = ruleNames.every((name) => missingIn(name, draft.value[name]).length === 0);
    setIsJudged(!isWhole);
    if (!isWhole || !draft.isDirty) return;
    if (becomesAutomatic) setIsAsking(true);
    else draft.save();
  };
  return (
    <>
      <SectionActions>
        <DraftActions draft={draft} onSave={save} />
      </SectionActions>
      <LeaveGuard isDirty={draft.isDirty} onLeave={draft.discard} />
      <SaveFailure failure={draft.failure} onDiscard={draft.discard} />
      <p className={styles['quiet']}>{t('movements.intro')}</p>
      {ruleNames.map((name) => (
        <MovementRuleFields
          key={name}
          name={name}
          rule={draft.value[name]}
          currencies={currencies}
          defaultMode={defaultMode}
          reference={reference}
          isJudged={isJudged}
          problemAt={draft.problemAt}
          onChange={(rule) => draft.set(withRule(draft.value, name, rule))}
        />
      ))}
      <AutomaticConfirm
        isOpen={isAsking}
        about="movements"
        onCancel={() => setIsAsking(false)}
        onConfirm={() => {
          setIsAsking(false);
          draft.save();
        }}
      />
    </>
  );
}
