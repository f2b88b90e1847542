import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { useFrame } from './frame-context.ts';
import type { Draft } from './use-draft.ts';

interface DraftActionsProps {
  readonly draft: Pick<Draft<unknown>, 'isDirty' | 'isSaving' | 'discard'>;
  readonly onSave: () => void;
}

/** Save, and the way back while nothing is saved. */
export function DraftActions({ draft: { isDirty, isSaving, discard }, onSave }: DraftActionsProps) {
  const { t } = useTranslation(['settings', 'common'] as const);
  useShortcuts([
    { keys: 'mod+Enter', label: t('keys.save'), group: t('title'), run: onSave, inText: true, hidden: true },
  ]);
  const { focusSection } = useFrame();
  const wasDirty = useRef(false);
  useEffect(() => {
    // Saved or discarded: the button that had the focus cannot be pressed any more, or is gone.
    const active = document.activeElement;
    const isLost = active === document.body || active?.matches(':disabled') === true;
    if (wasDirty.current && !isDirty && isLost) focusSection();
    wasDirty.current = isDirty;
  }, [isDirty, focusSection]);
  return (
    <>
      {isDirty && !isSaving && (
        <Button variant="quiet" onPress={discard}>
          {t('discard')}
        </Button>
      )}
      <Button
        variant="primary"
        isDisabled={!isDirty}
        pendingLabel={isSaving ? t('saving') : undefined}
        onPress={onSave}
      >
        {t('common:actions.save')}
      </Button>
    </>
  );
}
