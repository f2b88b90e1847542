import { useContext } from 'react';
import { CompanyContext } from '../../bridge/company.ts';
import { useRoute } from '../../ui/route.ts';
import { CompanySetup } from './company-setup.tsx';
import { CompanyStep } from './company-step.tsx';
import { SetupFrame } from './setup-frame.tsx';
import { setupSteps } from './setup-steps.ts';

/** The first-run guide: from nothing to the first proposals, and later the way to finish what was left. */
export function StartScreen() {
  const company = useContext(CompanyContext);
  const { path } = useRoute();
  if (company !== null && path[1] !== 'new') return <CompanySetup key={company.id} />;
  const steps = setupSteps({ hasCompany: false, clientId: '', status: null, settings: null });
  return (
    <SetupFrame steps={steps} shown="company" canLeave={company !== null}>
      <CompanyStep isFirst={company === null} />
    </SetupFrame>
  );
}
