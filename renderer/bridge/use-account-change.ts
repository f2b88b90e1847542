import { type UseMutationResult, useMutation, useQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import { useCompany } from './company.ts';
import { companyQuery } from './queries.ts';
import { type AccountChange, withAccount } from './with-account.ts';

/** What puts the account back as it was. */
export type UndoChange = () => Promise<void>;

/**
 * Changes one account in the settings as they are on screen; where they have become others meanwhile the engine refuses
 * in words. Undoing changes that account alone, and so leaves what was set since.
 */
export function useAccountChange(): UseMutationResult<UndoChange, Error, AccountChange> {
  const company = useCompany();
  const { data } = useQuery(companyQuery(company.id, 'settings.read', {}));
  return useMutation({
    mutationFn: async (change: AccountChange): Promise<UndoChange> => {
      const shown = data ?? (await call(company.id, 'settings.read', {}));
      const author = company.author;
      const settings = withAccount(shown.settings, change);
      await call(company.id, 'settings.change', { base: shown.version, settings, author });
      const before = shown.settings.accounts.find(({ id }) => id === change.id);
      return async () => {
        const now = await call(company.id, 'settings.read', {});
        const accounts = now.settings.accounts.flatMap((account) =>
          account.id !== change.id ? [account] : before === undefined ? [] : [before],
        );
        await call(company.id, 'settings.change', {
          base: now.version,
          settings: { ...now.settings, accounts },
          author,
        });
      };
    },
  });
}
