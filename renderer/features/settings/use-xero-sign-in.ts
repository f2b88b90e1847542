import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusDto } from '../../../shared/contract/methods.ts';
import { call, host } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { readRole } from '../../bridge/read-role.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useSay } from '../../words/say.ts';

/** How far a sign-in is. */
export type SignInPhase =
  | { readonly name: 'idle' | 'beginning' | 'stopped' }
  | { readonly name: 'waiting'; readonly authoriseUrl: string }
  | { readonly name: 'failed'; readonly thrown: unknown };

interface SignIn {
  readonly phase: SignInPhase;
  readonly begin: (clientId: string, bankFeeds: boolean) => void;
  /** Waits no longer. The page at Xero that is open still counts, until another sign-in is begun. */
  readonly stop: () => void;
}

/** The organisation that the company belongs to; nulls where none is chosen. */
export type Organisation = Pick<StatusDto['connections']['xero'], 'tenant' | 'tenantId'>;

/** Opens Xero's page and waits for what comes back. What an earlier attempt ends in is not shown. */
export function useXeroSignIn({ tenant, tenantId }: Organisation, onDone: () => void): SignIn {
  const { t } = useTranslation('settings');
  const say = useSay();
  const company = useCompany();
  const [phase, setPhase] = useState<SignInPhase>({ name: 'idle' });
  const attempt = useRef(0);
  useEffect(
    () => () => {
      attempt.current += 1;
    },
    [],
  );
  const run = async (clientId: string, bankFeeds: boolean, mine: number): Promise<void> => {
    const isCurrent = (): boolean => attempt.current === mine;
    try {
      const { authoriseUrl } = await call(company.id, 'connection.xero.begin', { clientId, bankFeeds });
      if (!isCurrent()) return;
      setPhase({ name: 'waiting', authoriseUrl });
      host.openExternal(authoriseUrl);
      const { tenants } = await call(company.id, 'connection.xero.finish', {});
      const hasTenant = tenantId === null || tenants.some((one) => one.tenantId === tenantId);
      const role = hasTenant ? await readRole(company.id) : null;
      if (!isCurrent()) return;
      const said = role === null ? {} : { detail: say(role) };
      if (hasTenant) pageToasts.show({ kind: 'success', title: t('xero.done'), ...said });
      else
        pageToasts.show({
          kind: 'problem',
          title: t('xero.otherTenant', { tenant: tenant ?? '' }),
          detail: t('xero.otherTenantTodo'),
        });
      onDone();
    } catch (thrown) {
      if (isCurrent()) setPhase({ name: 'failed', thrown });
    }
  };
  return {
    phase,
    begin: (clientId, bankFeeds) => {
      attempt.current += 1;
      setPhase({ name: 'beginning' });
      void run(clientId, bankFeeds, attempt.current);
    },
    stop: () => {
      attempt.current += 1;
      setPhase({ name: 'stopped' });
    },
  };
}
