import { join } from 'node:path';
import { type FuseConfig, FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { type AfterPackContext, LinuxPackager } from 'electron-builder';

/**
 * What Electron itself can do without being asked, each by its name (docs/security.md, item 19). One that a later Electron
 * adds fails the build until somebody has thought of it.
 */
export const fuses: FuseConfig = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  // The change breaks the signature that Electron for Apple's processors comes with; only a Mac can make it anew.
  resetAdHocDarwinSignature: process.platform === 'darwin',
  [FuseV1Options.RunAsNode]: false, // the program is no Node by another name
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false, // nobody looks into it from outside
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true, // macOS and Windows; Linux has no such check
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // there is none
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false, // the page comes by a scheme of its own
  [FuseV1Options.WasmTrapHandlers]: true, // as Electron has it
};

/** Called by electron-builder when a program lies there whole, before it is signed (electron-builder.yml). */
export async function afterPack({ appOutDir, electronPlatformName, packager }: AfterPackContext): Promise<void> {
  await flipFuses(join(appOutDir, programOf(electronPlatformName, packager)), fuses);
}

/** electron-builder names it so, and has an older list of fuses, which is why they are not set by its own settings. */
function programOf(platform: string, packager: AfterPackContext['packager']): string {
  const { productFilename } = packager.appInfo;
  if (platform === 'darwin') return `${productFilename}.app`;
  if (platform === 'win32') return `${productFilename}.exe`;
  if (packager instanceof LinuxPackager) return packager.executableName;
  throw new Error(`Nobody has thought of the fuses of a program for ${platform}.`);
}
