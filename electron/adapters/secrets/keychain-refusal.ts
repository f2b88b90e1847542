import type { Failure } from '../../../shared/domain/failure.ts';
import {
  keychainAbsent,
  keychainLocked,
  keychainNotSetUp,
  keychainRefused,
  keychainStopped,
} from './secrets-failure.ts';

/**
 * What libsecret and gnome-keyring say in each state that a Linux desktop can be in, as its own tests found it with the real
 * daemon. keytar hands on the text and no code. Other systems, other keychains and other languages fall to what is true of
 * all of them.
 */
const states: readonly (readonly [RegExp, () => Failure])[] = [
  [/locked collection/i, keychainLocked],
  [/org\.freedesktop\.secrets was not provided|autolaunch D-Bus|^Could not connect/i, keychainAbsent],
  [/does not exist at path .*\/collection\//i, keychainNotSetUp],
  [/disconnected from message bus|name :\d+\.\d+ was not provided|session wrapping the secret/i, keychainStopped],
];

/** Why the keychain has refused, in words for the person. The refusal's own text stays here. */
export function keychainRefusal(thrown: unknown): Failure {
  const text = thrown instanceof Error ? thrown.message : '';
  const found = states.find(([said]) => said.test(text));
  return found === undefined ? keychainRefused() : found[1]();
}
