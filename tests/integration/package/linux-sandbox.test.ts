import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { sandboxRefusal } from '../../../electron/shell/sandbox-refusal.ts';
import { root } from '../../checks.ts';

// What electron-builder by itself puts around the program on Linux, where it decides about Chromium's sandbox. The packages
// themselves cannot be made everywhere; these are the files that they are made from.

const builder = join(root, 'node_modules', 'app-builder-lib');
const { productName } = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as {
  readonly productName: string;
};
const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly name: string };

/** A template as it is filled in: the program is named after package.json on Linux, its folder after the product. */
function filled(template: string): string {
  return readFileSync(join(builder, 'templates', 'linux', template), 'utf8')
    .replaceAll(/\$\{executable\}/g, name)
    .replaceAll(/\$\{sanitizedProductName\}/g, productName);
}

test('the .deb brings a profile that lets our program, where it lies, have namespaces of its own', () => {
  const profile = filled('apparmor-profile.tpl');
  expect(profile).toContain('profile "tallybridge" "/opt/Tallybridge/tallybridge" flags=(unconfined) {\n  userns,\n');
  expect(profile).not.toContain('${');
  const install = filled('after-install.tpl');
  expect(install).toContain("APPARMOR_PROFILE_SOURCE='/opt/Tallybridge/resources/apparmor-profile'");
  expect(install).toContain("APPARMOR_PROFILE_TARGET='/etc/apparmor.d/tallybridge'");
});

test('whatever the starter of an AppImage adds where namespaces are forbidden, the program refuses', () => {
  const starter = readFileSync(join(builder, 'out', 'targets', 'appimage', 'appImageUtil.js'), 'utf8');
  const added = [...starter.matchAll(/NO_SANDBOX=\(--([\w-]+)\)/g)].map(([, word = '']) => word);
  expect(added).toEqual(['no-sandbox']);
  const refused = added.filter((word) =>
    sandboxRefusal({ isPackaged: true, commandLine: { hasSwitch: (given) => given === word } }),
  );
  expect(refused).toEqual(added);
});
