import { useState } from 'react';
import type { ReferenceDto } from '../../../shared/contract/reference.ts';
import type { SettingsDto } from '../../../shared/contract/settings.ts';
import { AutomaticConfirm } from './automatic-confirm.tsx';
import { DefaultsFields } from './defaults-fields.tsx';
import { DraftActions } from './draft-actions.tsx';
import { SaveFailure } from './failure-note.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { SectionActions } from './section-actions.tsx';
import type { CodingFields, Settings } from './settings-shape.ts';
import { useDraft } from './use-draft.ts';
import { WithSettings } from './with-settings.tsx';

/** What holds for every application that has no value of its own. */
export function DefaultsSection() {
  return (
    <WithSettings>{(settings, reference) => <DefaultsForm present={settings} reference={reference} />}</WithSettings>
  );
}

const read = (settings: Settings): CodingFields => settings.defaults;
const write = (settings: Settings, defaults: CodingFields): Settings => ({ ...settings, defaults });

function DefaultsForm({
  present,
  reference,
}: {
  readonly present: SettingsDto;
  readonly reference: ReferenceDto | null;
}) {
  const draft = useDraft({ present, read, write });
  const [isAsking, setIsAsking] = useState(false);
  const becomesAutomatic = draft.value.mode === 'auto' && present.settings.defaults.mode !== 'auto';
  const save = (): void => {
    if (becomesAutomatic && draft.isDirty) setIsAsking(true);
    else draft.save();
  };
  return (
    <>
      <SectionActions>
        <DraftActions draft={draft} onSave={save} />
      </SectionActions>
      <LeaveGuard isDirty={draft.isDirty} onLeave={draft.discard} />
      <SaveFailure failure={draft.failure} onDiscard={draft.discard} />
      <DefaultsFields draft={draft} reference={reference} />
      <AutomaticConfirm
        isOpen={isAsking}
        about="defaults"
        onCancel={() => setIsAsking(false)}
        onConfirm={() => {
          setIsAsking(false);
          draft.save();
        }}
      />
    </>
  );
}
