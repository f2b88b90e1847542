import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/reset.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { host } from '../bridge/client.ts';
import { followHost } from '../bridge/live.ts';
import { createQueryClient } from '../bridge/query-client.ts';
import { allowEmptying } from '../ui/allow-emptying.ts';
import { followLinks } from '../ui/route.ts';
import { listenToKeys } from '../ui/shortcuts.ts';
import { languageFor, startWords } from '../words/words.ts';
import { Root } from './root.tsx';
import { showRememberedTheme } from './theme.ts';

allowEmptying();
showRememberedTheme();
const cache = createQueryClient();
followHost(host, cache);
listenToKeys();
followLinks();
await startWords(languageFor('system', navigator.languages));

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root.');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={cache}>
      <Root />
    </QueryClientProvider>
  </StrictMode>,
);
