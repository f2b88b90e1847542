import type { PageFile } from '../../../electron/page/page-files.ts';
import { type AppProtocol, serveApp } from '../../../electron/shell/app-protocol.ts';
import type { FuzzTarget } from '../fuzz-target.ts';
import { mutateBytes } from '../mutate-bytes.ts';
import { hostileTexts } from '../mutate-json.ts';

const climbs = ['..', '%2e%2e', '%252e%252e', '.%2e', '..;', '%c0%ae', '．．', '', '.', '%00', 'C:', '~'];
const slashes = ['/', '\\', '%2f', '%5c', '//', '/./'];
const goals = [
  'index.html',
  'secret.key',
  'etc/passwd',
  'assets/main.js',
  'windows/win.ini',
  '__proto__',
  'constructor',
];
const origins = [
  'app://bundle',
  'app://bundle',
  'app://bundle',
  'APP://BUNDLE',
  'app://bundle:80',
  'app://bundle.evil',
  'app://a@bundle',
  'file://',
  'http://bundle',
];

/** Addresses of the page in the desktop app: each is a file of the page, whole, or nothing. */
export const appPaths: FuzzTarget = {
  name: 'app:// addresses',
  async open() {
    const files = new Map<string, PageFile>(
      ['/', '/index.html', '/assets/main.js'].map((path) => [
        path,
        { type: 'text/html', bytes: Buffer.from(`file ${path}`), isHashed: false },
      ]),
    );
    const served = new Set([...files.values()].map(({ bytes }) => bytes.toString()));
    let handler: Parameters<AppProtocol['handle']>[1] | null = null;
    serveApp({ handle: (_scheme, given) => (handler = given) }, files);
    return {
      async attempt(random) {
        const parts = Array.from(
          { length: random.chance(0.2) ? 0 : random.whole(1, 5) },
          () => `${random.pick(climbs)}${random.pick(slashes)}`,
        );
        const made = `${random.pick(origins)}/${parts.join('')}${random.chance(0.8) ? random.pick(goals) : random.pick(hostileTexts)}`;
        const url = random.chance(0.3) ? Buffer.from(mutateBytes(Buffer.from(made), random)).toString('utf8') : made;
        if (handler === null) throw new Error('Nothing serves the page.');
        const answer = await handler({ url, method: 'GET' } as Request);
        const text = await answer.text();
        if (answer.status === 404) {
          if (text !== '') throw new Error('Nothing is told of what is not there.');
          return 'refused';
        }
        if (answer.status !== 200 || !served.has(text))
          throw new Error(`${url} gave ${answer.status}: ${text.slice(0, 50)}`);
        if (!url.toLowerCase().includes('app:')) throw new Error(`${url} is not of the page.`);
        return 'read';
      },
      close: async () => {},
    };
  },
};
