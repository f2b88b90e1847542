import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ErrorDto } from '../../shared/contract/sync-summary.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { errorOf } from '../api/error-of.ts';
import { addCompany } from '../companies.ts';
import { openProgram, type Program } from '../compose.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { answerOf } from './answer-of.ts';
import type { CompanyShelf } from './company-shelf.ts';
import type { OpenSample } from './engine-messages.ts';
import { sandboxEnvironment } from './sandbox-environment.ts';

const sampleName = 'Sample company';

/** A company of invented books: connected, set up and read once, with nothing sent, so that there is something to look at. */
export class SampleCompany {
  readonly #program: Program;
  readonly #shelf: CompanyShelf;
  #opening: Promise<Result<OpenSample, ErrorDto>> | null = null;
  #parts: { readonly sandbox: Sandbox; readonly program: Program; readonly folder: string } | null = null;

  constructor(program: Program, shelf: CompanyShelf) {
    this.#program = program;
    this.#shelf = shelf;
  }

  /** The same one each time; where it could not be opened the next call tries anew. */
  async open(): Promise<Result<OpenSample, ErrorDto>> {
    this.#opening ??= this.#make();
    const opened = await this.#opening;
    if (!opened.ok) {
      this.#opening = null;
      await this.close();
    }
    return opened;
  }

  async close(): Promise<void> {
    const parts = this.#parts;
    this.#parts = null;
    if (parts === null) return;
    await parts.program.http.close();
    await parts.sandbox.stop();
    rmSync(parts.folder, { recursive: true, force: true });
  }

  async #make(): Promise<Result<OpenSample, ErrorDto>> {
    // Loaded with the first who asks: most never do, and every start of the engine would take a sixth longer.
    const [{ startSandbox }, { connectSandbox }] = await Promise.all([
      import('../sandbox/sandbox.ts'),
      import('../demo-connect.ts'),
    ]);
    const folder = mkdtempSync(join(tmpdir(), 'tallybridge-sample-'));
    const sandbox = await startSandbox();
    const environment = sandboxEnvironment(this.#program.environment, sandbox, folder);
    const program = { ...openProgram(environment, this.#program.clock, this.#program.version), log: this.#program.log };
    this.#parts = { sandbox, program, folder };
    const company = addCompany(folder, sampleName);
    if (!company.ok) return err(errorOf(company.error));
    const { api } = this.#shelf.put(company.value, program);
    const problem = await connectSandbox(
      async (method, input) => answerOf(await api.call(method, input)),
      sandbox,
      'the sample',
    );
    const synced = problem === null ? await api.call('sync.run', { approveAll: false, push: false }) : null;
    if (problem === null && synced?.ok === true) return ok({ ...company.value, dataDir: folder });
    this.#shelf.take(company.value.id);
    return err(problem ?? (synced?.ok === false ? errorOf(synced.error) : noSample));
  }
}

const noSample: ErrorDto = {
  code: 'internal',
  message: 'The sample company could not be read. Nothing was lost; try again.',
  details: [],
};
