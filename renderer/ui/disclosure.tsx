import ChevronRight from 'lucide-react/icons/chevron-right';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { classNames } from './class-names.ts';
import styles from './disclosure.module.css';

/** Opens to more of the same: the "why" behind a field, the evidence behind a check. */
export interface DisclosureProps {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly defaultExpanded?: boolean;
  readonly isExpanded?: boolean;
  readonly onExpandedChange?: (isExpanded: boolean) => void;
  /** "quiet" is small and stands inside other things; "row" is a line of a list. */
  readonly look?: 'quiet' | 'row';
}

export function Disclosure({ summary, children, look = 'quiet', ...expanded }: DisclosureProps) {
  return (
    <AriaDisclosure {...expanded} className={classNames(styles['disclosure'], styles[look])}>
      <Button slot="trigger" className={classNames(styles['summary'])}>
        <ChevronRight size={14} aria-hidden="true" />
        {summary}
      </Button>
      <DisclosurePanel className={classNames(styles['panel'])}>
        <div className={styles['content']}>{children}</div>
      </DisclosurePanel>
    </AriaDisclosure>
  );
}
