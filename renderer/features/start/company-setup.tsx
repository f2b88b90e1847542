import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCompany } from '../../bridge/company.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { goTo, useRoute } from '../../ui/route.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { booksQuery } from './books-query.ts';
import { FailureNote } from './failure-note.tsx';
import { SetupFrame } from './setup-frame.tsx';
import {
  type SetupStep,
  type StepName,
  setupSteps,
  stepAfter,
  stepBefore,
  stepNamed,
  stepToGoOn,
} from './setup-steps.ts';
import { StepBody } from './step-body.tsx';
import { useClientId } from './use-client-id.ts';

/** The set-up of the company on screen. The address names the step; without one it goes on where it was left. */
export function CompanySetup() {
  const { t } = useTranslation('start');
  const company = useCompany();
  const { path } = useRoute();
  const status = useQuery(booksQuery(company.id, 'status.read'));
  const settings = useQuery(booksQuery(company.id, 'settings.read'));
  const [clientId] = useClientId();
  const isKnown = status.data !== undefined && settings.data !== undefined;
  const facts = { hasCompany: true, clientId, status: status.data ?? null, settings: settings.data ?? null };
  const steps = setupSteps(facts);
  const named = path[0] === 'start' ? stepNamed(path[1]) : null;
  const shown = named ?? stepToGoOn(steps);
  const isUnnamed = named === null && isKnown;
  useEffect(() => {
    // From here on the step stays, also when it is done: people go on when they have read the outcome.
    if (isUnnamed) goTo(`#/start/${shown}`, { replace: true });
  }, [isUnnamed, shown]);
  const failed = status.error ?? settings.error;
  return (
    <SetupFrame steps={steps} shown={shown} canLeave>
      {failed !== null && !isKnown ? (
        <FailureNote
          what={t('problem.read')}
          thrown={failed}
          actions={
            <Button size="small" onPress={() => void Promise.all([status.refetch(), settings.refetch()])}>
              {t('problem.retry')}
            </Button>
          }
        />
      ) : isKnown ? (
        <ShownStep key={shown} shown={shown} steps={steps} />
      ) : (
        <Skeleton label={t('loading')} shape="paragraph" count={4} />
      )}
    </SetupFrame>
  );
}

function ShownStep({ shown, steps }: { readonly shown: StepName; readonly steps: readonly SetupStep[] }) {
  const step = steps.find(({ name }) => name === shown);
  const before = stepBefore(shown);
  const after = stepAfter(shown);
  if (step !== undefined && step.needs !== null) return <ComesLater needs={step.needs} />;
  return (
    <StepBody
      name={shown}
      isDone={step?.isDone ?? false}
      onBack={before === null ? null : () => goTo(`#/start/${before}`)}
      onNext={after === null ? null : () => goTo(`#/start/${after}`)}
    />
  );
}

function ComesLater({ needs }: { readonly needs: StepName }) {
  const { t } = useTranslation('start');
  const step = t(`steps.${needs}.name`);
  return (
    <ProblemNote
      kind="waiting"
      whatHappened={t('needs.what')}
      why={t('needs.why', { step })}
      whatToDo={null}
      actions={
        <Button variant="primary" onPress={() => goTo(`#/start/${needs}`)}>
          {t('needs.go', { step })}
        </Button>
      }
    />
  );
}
