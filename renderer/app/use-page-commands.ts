import { useEffect } from 'react';
import { takeCommand, usePageCommand } from '../bridge/page-commands.ts';
import { goTo } from '../ui/route.ts';
import { useShownCompany } from './shown-company.ts';
import { useSyncNow } from './use-sync-now.ts';

/** Does what was chosen in the menu, the tray or a notification. */
export function usePageCommands(showShortcuts: () => void): void {
  const { company, show } = useShownCompany();
  const command = usePageCommand((asked) => asked.command);
  const syncNow = useSyncNow();
  useEffect(() => {
    if (command === null) return;
    takeCommand();
    switch (command.do) {
      case 'show':
        if (command.company !== null && command.company !== company?.id) show(command.company);
        goTo(command.address);
        return;
      case 'sync':
        syncNow();
        return;
      case 'shortcuts':
        showShortcuts();
    }
  }, [command, company, show, syncNow, showShortcuts]);
}

/** Without a company none of them can be done, and one that waited would come as a surprise when there is one. */
export function useNoPageCommands(): void {
  const command = usePageCommand((asked) => asked.command);
  useEffect(() => {
    if (command !== null) takeCommand();
  }, [command]);
}
