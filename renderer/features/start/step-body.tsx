import { AccountsStep } from './accounts-step.tsx';
import { AppStep } from './app-step.tsx';
import { CledaraStep } from './cledara-step.tsx';
import { CompanyDone } from './company-done.tsx';
import { DayStep } from './day-step.tsx';
import { OrganisationStep } from './organisation-step.tsx';
import { ReviewStep } from './review-step.tsx';
import type { StepName } from './setup-steps.ts';
import type { StepProps } from './step-props.ts';
import { XeroStep } from './xero-step.tsx';

const bodies = {
  company: CompanyDone,
  app: AppStep,
  xero: XeroStep,
  cledara: CledaraStep,
  organisation: OrganisationStep,
  accounts: AccountsStep,
  day: DayStep,
  review: ReviewStep,
} as const;

export function StepBody({ name, ...props }: StepProps & { readonly name: StepName }) {
  const Body = bodies[name];
  return <Body {...props} />;
}
