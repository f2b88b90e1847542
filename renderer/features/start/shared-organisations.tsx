import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SharedOrganisationDto } from '../../../shared/contract/methods.ts';
import { useAct } from '../../bridge/act.ts';
import { useCompany } from '../../bridge/company.ts';
import { companyQuery } from '../../bridge/queries.ts';
import { readRole } from '../../bridge/read-role.ts';
import { Button } from '../../ui/button.tsx';
import { pageToasts } from '../../ui/page-toasts.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { goTo } from '../../ui/route.ts';
import { useSay } from '../../words/say.ts';
import { FailureNote } from './failure-note.tsx';
import styles from './step.module.css';

/** Organisations of a sign-in that other companies use: choosing one connects this company, and nobody signs in again. */
export function SharedOrganisations() {
  const { t } = useTranslation('start');
  const say = useSay();
  const company = useCompany();
  const { data } = useQuery(companyQuery(company.id, 'connection.xero.shared', {}));
  const join = useAct('connection.xero.join');
  const [picked, setPicked] = useState<string | null>(null);
  const [isJudged, setIsJudged] = useState(false);
  const organisations = data?.organisations ?? [];
  if (organisations.every(({ usedBy }) => usedBy !== null)) return null;
  const choose = (): void => {
    setIsJudged(true);
    const choice = organisations.find((one) => keyOf(one) === picked);
    if (choice === undefined) return;
    const { consentId, tenantId } = choice;
    join.mutate(
      { consentId, tenantId },
      {
        onSuccess: async () => {
          const role = await readRole(company.id);
          const said = role === null ? {} : { detail: say(role) };
          pageToasts.show({ kind: 'success', title: t('xeroStep.toast'), ...said });
          goTo('#/start/cledara'); // what lies between is done with it
        },
      },
    );
  };
  return (
    <section aria-label={t('shared.label')} className={styles['tight']}>
      <p className={styles['quiet']}>{t('shared.why')}</p>
      <div translate="no">
        <RadioGroup
          label={t('shared.label')}
          errorMessage={isJudged && picked === null ? t('organisationStep.pick') : undefined}
          options={organisations.map((one) => ({
            id: keyOf(one),
            label: one.name,
            description: descriptionOf(one, organisations, (name) => t('shared.usedBy', { company: name })),
            isDisabled: one.usedBy !== null,
          }))}
          value={picked}
          onChange={setPicked}
        />
      </div>
      {join.isError && <FailureNote what={t('xeroStep.failed')} thrown={join.error} />}
      <div>
        <Button variant="primary" pendingLabel={join.isPending ? t('shared.working') : undefined} onPress={choose}>
          {t('shared.use')}
        </Button>
      </div>
      <p className={styles['quiet']}>{t('shared.else')}</p>
    </section>
  );
}

function keyOf({ consentId, tenantId }: SharedOrganisationDto): string {
  return `${consentId} ${tenantId}`;
}

/** Who signed in, or who has it; of two organisations of one name also Xero's own marks, or the beginning of its id there. */
function descriptionOf(
  one: SharedOrganisationDto,
  all: readonly SharedOrganisationDto[],
  usedBy: (company: string) => string,
): string {
  const isAlone = all.every(({ name, tenantId }) => name !== one.name || tenantId === one.tenantId);
  const who = one.usedBy === null ? one.user : usedBy(one.usedBy);
  const mark = one.about ?? (isAlone ? null : one.tenantId.slice(0, 8));
  return [who, mark].filter((part) => part !== null).join(' · ');
}
