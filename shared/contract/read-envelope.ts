import { type CallEnvelope, callEnvelope } from './app-methods.ts';

/** Longer than anything that a page sends, in bytes or in letters. */
export const longestCall = 16 * 1024 * 1024;

/** A call as a page wrote it; null where that is none. */
export function readEnvelope(json: string): CallEnvelope | null {
  try {
    return callEnvelope.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null; // no JSON
  }
}
