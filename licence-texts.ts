import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The file beside the page. */
const licencesFile = 'licences.txt';

const rule = '-'.repeat(72);

/**
 * Writes down the licences of all that goes to people: the packages that the page is bundled from, and those that the
 * program needs when it runs, as the lockfile has them. Fails where one of them has no licence.
 */
export function licenceTexts(root: string): Plugin {
  return {
    name: 'licence-texts',
    generateBundle(_options, bundle) {
      // Of a package may come code, or a file alone, such as a font.
      const bundled = Object.values(bundle).flatMap((part) =>
        part.type === 'chunk' ? part.moduleIds : part.originalFileNames.map((name) => join(root, name)),
      );
      const folders = new Set([...bundled.flatMap(packageFolderOf), ...runningPackages(root)]);
      const texts = [...folders].toSorted().map((folder) => licenceOf(join(root, folder)));
      this.emitFile({ type: 'asset', fileName: licencesFile, source: `${[heading, ...texts].join(`\n${rule}\n\n`)}` });
    },
  };
}

const heading = `Tallybridge is made with the work of others. These are its parts and their licences. The desktop app contains
Electron, Chromium and Node.js as well; their licences lie beside the program (LICENSE.electron.txt,
LICENSES.chromium.html).
`;

/** The innermost package of a module's path, from `node_modules` on. */
function packageFolderOf(moduleId: string): readonly string[] {
  const found = /^.*?(node_modules\/.*node_modules\/|node_modules\/)((?:@[^/]+\/)?[^/]+)\//.exec(
    moduleId.replaceAll('\\', '/'),
  );
  return found === null ? [] : [`${found[1]}${found[2]}`];
}

function runningPackages(root: string): readonly string[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
  };
  return Object.entries(lock.packages).flatMap(([folder, { dev }]) =>
    folder === '' || dev === true || !existsSync(join(root, folder)) ? [] : [folder],
  );
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: unknown;
  };
  if (typeof license !== 'string') throw new Error(`${name} does not say under which licence it stands.`);
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  return `${name} ${version} (${license})\n${text}`;
}
