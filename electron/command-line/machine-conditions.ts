import { networkInterfaces } from 'node:os';
import type { Conditions } from '../background/conditions.ts';

/**
 * The conditions as Node knows them. It tells of no change, so they are looked at when they matter; it knows no battery.
 * `services` are the addresses that a sync needs: those on this very machine need no network.
 */
export function machineConditions(services: readonly string[]): Conditions {
  const areHere = services.every((url) => isThisMachine(new URL(url).hostname));
  return {
    online: () => areHere || hasNetwork(),
    onBattery: () => false,
    onChange: () => () => undefined,
  };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host);
}

function hasNetwork(): boolean {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ internal }) => !internal) ?? false);
}
