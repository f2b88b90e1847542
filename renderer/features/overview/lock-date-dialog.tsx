import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttentionDto } from '../../../shared/contract/overview.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { useFormat } from '../../words/format.ts';
import { type LockChoice, useLockChoice } from './use-lock-choice.ts';

interface LockDateDialogProps {
  readonly group: AttentionDto & { readonly openDay: string };
  readonly onClose: () => void;
}

/** What is to become of everything that a lock date blocks: nothing is moved or left out before somebody says so. */
export function LockDateDialog({ group, onClose }: LockDateDialogProps) {
  const { t } = useTranslation('overview');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const [choice, setChoice] = useState<LockChoice>('wait');
  const { carryOut, isPending } = useLockChoice(group, onClose);
  const day = format.day(group.openDay);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      title={t('lockDate.title', { count: group.count })}
      closeLabel={common('actions.close')}
      actions={
        <>
          <Button onPress={onClose}>{common('actions.cancel')}</Button>
          <Button
            variant="primary"
            pendingLabel={isPending ? t('lockDate.working') : undefined}
            onPress={() => carryOut(choice)}
          >
            {t(`lockDate.submit.${choice}`, { count: group.count, day })}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={t('lockDate.label')}
        value={choice}
        onChange={setChoice}
        options={[
          { id: 'wait', label: t('lockDate.wait'), description: t('lockDate.waitText') },
          { id: 'post', label: t('lockDate.post', { day }), description: t('lockDate.postText') },
          { id: 'exclude', label: t('lockDate.exclude'), description: t('lockDate.excludeText') },
        ]}
      />
    </Dialog>
  );
}
