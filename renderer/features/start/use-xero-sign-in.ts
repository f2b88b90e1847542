import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, host } from '../../bridge/client.ts';
import { useCompany } from '../../bridge/company.ts';
import { readRole } from '../../bridge/read-role.ts';
import { pageToasts } from '../../ui/page-toasts.ts';
import { useSay } from '../../words/say.ts';

/** How far a sign-in is. */
export type SignInPhase =
  | { readonly name: 'idle' | 'beginning' | 'stopped' }
  | { readonly name: 'waiting'; readonly authoriseUrl: string; readonly beganMs: number }
  | { readonly name: 'failed'; readonly thrown: unknown };

interface XeroSignIn {
  readonly phase: SignInPhase;
  begin(clientId: string): void;
  /** Waits no longer. The page at Xero that is open still counts, until another sign-in is begun. */
  stop(): void;
}

/** Opens Xero's page and waits for what comes back. One at a time: what an earlier attempt ends in is not shown. */
export function useXeroSignIn(onConnected: () => void): XeroSignIn {
  const { t } = useTranslation('start');
  const say = useSay();
  const company = useCompany();
  const [phase, setPhase] = useState<SignInPhase>({ name: 'idle' });
  const attempt = useRef(0);
  useEffect(
    () => () => {
      attempt.current += 1; // whoever left this step is not led on from another one
    },
    [],
  );
  const run = async (clientId: string, mine: number): Promise<void> => {
    const isCurrent = (): boolean => attempt.current === mine;
    try {
      const { authoriseUrl } = await call(company.id, 'connection.xero.begin', { clientId });
      if (!isCurrent()) return;
      setPhase({ name: 'waiting', authoriseUrl, beganMs: Date.now() });
      host.openExternal(authoriseUrl);
      await call(company.id, 'connection.xero.finish', {});
      const role = await readRole(company.id);
      if (!isCurrent()) return;
      setPhase({ name: 'idle' });
      pageToasts.show({ kind: 'success', title: t('xeroStep.toast'), ...(role === null ? {} : { detail: say(role) }) });
      onConnected();
    } catch (thrown) {
      if (isCurrent()) setPhase({ name: 'failed', thrown });
    }
  };
  return {
    phase,
    begin(clientId) {
      attempt.current += 1;
      setPhase({ name: 'beginning' });
      void run(clientId, attempt.current);
    },
    stop() {
      attempt.current += 1;
      setPhase({ name: 'stopped' });
    },
  };
}
