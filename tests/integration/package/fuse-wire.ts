import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/**
 * The wire as Electron 45 ships it, for what stands in for its program: the sentinel, its version, how many fuses there are,
 * and each as Electron has it by default (`1` on, `0` off; https://www.electronjs.org/docs/latest/tutorial/fuses).
 */
export const fuseWire = `stand-in dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX${String.fromCharCode(1, 9)}101100011 end`;

/** As docs/security.md has them, by their names in Electron. */
export const wantedFuses = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
} as const satisfies Record<keyof typeof FuseV1Options, boolean>;

/** What is set in a packed program: whatever is neither on nor off is given as it is, and is wrong. */
export async function readFuses(program: string): Promise<Readonly<Record<string, unknown>>> {
  const { version: _version, resetAdHocDarwinSignature: _reset, ...wire } = await getCurrentFuseWire(program);
  const states: Readonly<Record<string, unknown>> = { [FuseState.ENABLE]: true, [FuseState.DISABLE]: false };
  return Object.fromEntries(
    Object.entries(wire).map(([index, state]) => [
      FuseV1Options[Number(index)] ?? index,
      states[String(state)] ?? state,
    ]),
  );
}
