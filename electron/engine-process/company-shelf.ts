import type { HostEvent } from '../../shared/contract/events.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../shared/lib/result.ts';
import { type Company, listCompanies } from '../companies.ts';
import { type OpenCompany, openCompany, type Program } from '../compose.ts';

/**
 * The companies that are in use in this process, each opened once. Each process has a shelf of its own: the engine's holds
 * the books for writing, the host's only ever looks.
 */
export class CompanyShelf {
  readonly #program: Program;
  readonly #tell: (event: HostEvent) => void;
  readonly #open = new Map<string, OpenCompany>();
  /** Those that were put here by hand and cannot be found again. */
  readonly #kept = new Set<string>();

  /** `tell` hears what the companies have to tell. */
  constructor(program: Program, tell: (event: HostEvent) => void) {
    this.#program = program;
    this.#tell = tell;
  }

  /** Fails with `notFound` for an id that is no company's. */
  find(id: string): Result<OpenCompany, Failure> {
    const present = this.#open.get(id);
    if (present !== undefined) return ok(present);
    const listed = listCompanies(this.#program.environment.dataDir);
    if (!listed.ok) return listed;
    const company = listed.value.find((candidate) => candidate.id === id);
    return company === undefined ? err(unknownCompany) : ok(this.#openOne(company, this.#program));
  }

  /** Opens a company that has a program of its own, such as the sample. It stays open until it is taken. */
  put(company: Company, program: Program): OpenCompany {
    this.#kept.add(company.id);
    return this.#openOne(company, program);
  }

  #openOne(company: Company, program: Program): OpenCompany {
    const opened = openCompany(program, company, (news) => this.#tell({ ...news, company: company.id }));
    this.#open.set(company.id, opened);
    return opened;
  }

  /** Closes a company's books once nothing is under way in it and `isIdle` still holds; the next call opens them again. */
  async release(id: string, isIdle: () => boolean): Promise<void> {
    if (this.#kept.has(id)) return;
    await this.#open.get(id)?.settle();
    if (isIdle()) this.take(id);
  }

  take(id: string): void {
    this.#open.get(id)?.close();
    this.#open.delete(id);
    this.#kept.delete(id);
  }

  /** Resolves when no sync of any of them is under way. */
  async settle(): Promise<void> {
    await Promise.all([...this.#open.values()].map((company) => company.settle()));
  }

  close(): void {
    for (const id of [...this.#open.keys()]) this.take(id);
  }
}

const unknownCompany: Failure = {
  kind: 'notFound',
  source: 'local',
  message:
    'This company is not open here: it was removed, or it was the sample and has ended. Choose a company from the list.',
};
