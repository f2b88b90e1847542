import Check from 'lucide-react/icons/check';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../words/format.ts';
import type { SetupStep, StepName } from './setup-steps.ts';
import styles from './step-list.module.css';

interface StepListProps {
  readonly steps: readonly SetupStep[];
  readonly shown: StepName;
}

/** All steps with their states. Each one can be looked at, also before it can be taken. */
export function StepList({ steps, shown }: StepListProps) {
  const { t } = useTranslation('start');
  const format = useFormat();
  return (
    <ol className={styles['steps']}>
      {steps.map((step, place) => {
        const state = stateOf(step, shown);
        return (
          <li key={step.name}>
            <a
              href={`#/start/${step.name === 'company' && !step.isDone ? 'new' : step.name}`}
              className={styles['step']}
              data-state={step.isDone ? 'done' : state}
              aria-current={step.name === shown ? 'step' : undefined}
            >
              <span className={styles['mark']} aria-hidden="true">
                {step.isDone ? <Check size={12} strokeWidth={3} /> : format.count(place + 1)}
              </span>
              <span className={styles['name']}>{t(`steps.${step.name}.name`)}</span>
              <span className={styles['state']}>{t(`state.${state}`)}</span>
            </a>
          </li>
        );
      })}
    </ol>
  );
}

function stateOf(step: SetupStep, shown: StepName): 'done' | 'now' | 'open' | 'later' {
  if (step.isDone) return 'done';
  if (step.needs !== null) return 'later';
  return step.name === shown ? 'now' : 'open';
}
