import { create } from 'zustand';
import type { PageCommand } from '../../shared/contract/page-command.ts';

interface Asked {
  /** Null where nothing is to be done, or everything has been. */
  readonly command: PageCommand | null;
}

/** What was chosen outside of the page and is not done yet: a page that is just opening does it once it can. */
export const usePageCommand = create<Asked>()(() => ({ command: null }));

/** It is being done, by whoever says so. */
export function takeCommand(): void {
  usePageCommand.setState({ command: null });
}
