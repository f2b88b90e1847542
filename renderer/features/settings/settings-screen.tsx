import { useRoute } from '../../ui/route.ts';
import { AboutSection } from './about-section.tsx';
import { AccountsSection } from './accounts-section.tsx';
import { BackgroundSection } from './background-section.tsx';
import { CompanySection } from './company-section.tsx';
import { ConnectionsSection } from './connections-section.tsx';
import { DefaultsSection } from './defaults-section.tsx';
import { DesktopSection } from './desktop-section.tsx';
import { LookSection } from './look-section.tsx';
import { MovementsSection } from './movements-section.tsx';
import { sectionNamed } from './sections.ts';
import { SettingsFrame } from './settings-frame.tsx';
import { StartSection } from './start-section.tsx';

const contents = {
  connections: ConnectionsSection,
  accounts: AccountsSection,
  defaults: DefaultsSection,
  movements: MovementsSection,
  start: StartSection,
  background: BackgroundSection,
  company: CompanySection,
  desktop: DesktopSection,
  look: LookSection,
  about: AboutSection,
} as const;

/** Everything that is set for the company, and how the window looks. */
export function SettingsScreen() {
  const { path } = useRoute();
  const name = sectionNamed(path[1]);
  const Section = contents[name];
  return (
    <SettingsFrame section={name}>
      <Section />
    </SettingsFrame>
  );
}
