import { spawn } from 'node:child_process';

export interface ServedProgram {
  /** Opens the window in a browser, once. */
  readonly address: string;
  /** Resolves when it has ended. */
  stop(): Promise<void>;
}

/**
 * Tallybridge as a person starts it, `serve`, on the companies below a data folder: a process of its own, so that nothing
 * that measures works beside its host. `program` is headless.js as it is built, or its source. Throws where it does not start.
 */
export async function serveProgram(program: string, env: Readonly<Record<string, string>>): Promise<ServedProgram> {
  const child = spawn(process.execPath, [program, 'serve'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...env, TALLYBRIDGE_SECRETS: 'memory' },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString().trim()));
    child.once('close', (code) => reject(new Error(`${program} ended with ${code}; was it built?`)));
  });
  return {
    address,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
