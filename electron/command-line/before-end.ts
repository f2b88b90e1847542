import { constants } from 'node:os';

/**
 * Does `work` before a signal ends the program, with the exit code that the signal has by itself. Returns what takes it back.
 */
export function beforeEnd(work: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const end = (signal: (typeof signals)[number]): void => {
    work();
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}
