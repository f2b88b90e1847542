import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/reset.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { host } from '../bridge/client.ts';
import { followHost } from '../bridge/live.ts';
import { appQuery } from '../bridge/queries.ts';
import { createQueryClient } from '../bridge/query-client.ts';
import { allowEmptying } from '../ui/allow-emptying.ts';
import { followLinks, presentScreen } from '../ui/route.ts';
import { listenToKeys } from '../ui/shortcuts.ts';
import { languageFor, startWords } from '../words/words.ts';
import { askAhead } from './ask-ahead.ts';
import { placeNamed, places } from './places.ts';
import { Root } from './root.tsx';
import { showRememberedTheme } from './theme.ts';

allowEmptying();
showRememberedTheme();
const cache = createQueryClient();
followHost(host, cache);
// Side by side, what would be asked for one after the other while the first screen is put together.
for (const method of ['preferences.read', 'app.read'] as const) void cache.prefetchQuery(appQuery(method));
askAhead(cache).catch(() => undefined); // what does not answer is told where it is wanted
const first = presentScreen() === 'start' ? undefined : (placeNamed(presentScreen()) ?? places[0]);
const firstScreen = first?.load().catch(() => undefined); // what fails is shown where it is needed
listenToKeys();
followLinks();
void begin();

/** Not awaited at the top: the screens' own files wait until this one has been run to its end. */
async function begin(): Promise<void> {
  await Promise.all([startWords(languageFor('system', navigator.languages)), firstScreen]);
  const root = document.getElementById('root');
  if (root === null) throw new Error('The page has no root.');
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={cache}>
        <Root />
      </QueryClientProvider>
    </StrictMode>,
  );
}
