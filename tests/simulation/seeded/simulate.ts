import { cpSync, rmSync } from 'node:fs';
import type { OpenCompany } from '../../../electron/compose.ts';
import type { Log } from '../../../electron/ports/log.ts';
import type { Services } from '../../../electron/sandbox/sandbox.ts';
import { SeededRandom } from '../../../electron/sandbox/world/seeded-random.ts';
import type { MethodName } from '../../../shared/contract/methods.ts';
import { sha256Hex } from '../../../shared/domain/hash.ts';
import type { ProposalState } from '../../../shared/domain/proposal.ts';
import { beginSignIn } from '../../fixtures/test-company.ts';
import { VirtualClock } from '../../fixtures/virtual-clock.ts';
import { castDice } from './cast-dice.ts';
import { InProcessNetwork } from './in-process-network.ts';
import { brokenInvariants, standsInXero, unfinishedBusiness, unreadRows } from './invariants.ts';
import { clockOf, Life, secretsOf } from './life.ts';
import { drawSwarm, type Swarm } from './swarm.ts';
import {
  codeAddress,
  type Mode,
  makeTemplate,
  type OpenSecrets,
  openBooksOf,
  smallServices,
  startMs,
  type Template,
} from './template-books.ts';
import { Truth } from './truth.ts';
import { CledaraMoves, cutOffWrites, day, drawFaults, happenInXero, hour, minute } from './world-moves.ts';

/** What became of one seed. */
export interface Outcome {
  readonly seed: number;
  /** Empty where all was well; else what was wrong, first what was seen first. */
  readonly problems: readonly string[];
  /** Everything that happened, one line each; the same for the same seed. */
  readonly trace: readonly string[];
  readonly traceHash: string;
  readonly steps: number;
  readonly syncs: number;
  readonly crashes: number;
  readonly faults: number;
  readonly requests: number;
  readonly documents: number;
}

/** More requests than any sync of so few movements has a use for. */
const mostRequestsOfSync = 400;

/** Runs seeds one after another; what they have in common is made once. */
export class Simulator {
  readonly #templates = new Map<Mode, Template>();

  async run(seed: number): Promise<Outcome> {
    const random = new SeededRandom(seed);
    const mode = random.pick(['auto', 'review'] as const);
    const template = await this.#template(mode);
    const restore = castDice(new SeededRandom(seed ^ 0x51ed));
    try {
      return await new Simulation(seed, random, mode, template).run();
    } finally {
      restore();
    }
  }

  close(): void {
    for (const template of this.#templates.values()) template.remove();
  }

  async #template(mode: Mode): Promise<Template> {
    const known = this.#templates.get(mode) ?? (await makeTemplate(mode));
    this.#templates.set(mode, known);
    return known;
  }
}

class Simulation {
  readonly #seed: number;
  readonly #random: SeededRandom;
  readonly #mode: Mode;
  readonly #clock = new VirtualClock(startMs);
  readonly #services: Services;
  readonly #network: InProcessNetwork;
  readonly #truth = new Truth();
  readonly #cledara: CledaraMoves;
  readonly #folder: string;
  readonly #secrets: OpenSecrets;
  readonly #trace: string[] = [];
  readonly #problems: string[] = [];
  readonly #logged: string[] = [];
  readonly #swarm: Swarm;
  /** Movement ids that somebody has asked to take out of Xero. */
  readonly #undoing = new Set<string>();
  #life = new Life();
  #company: OpenCompany;
  /** A copy of the data folder that somebody made. */
  #backup: string | null = null;
  #clockErrorMs = 0;
  #wasTouched = false;
  /** The number of the last entry of the books' log that was looked through for secrets. */
  #lookedThrough = 0;
  #counts = { steps: 0, syncs: 0, crashes: 0 };

  constructor(seed: number, random: SeededRandom, mode: Mode, template: Template) {
    this.#seed = seed;
    this.#random = random;
    this.#mode = mode;
    this.#services = smallServices(this.#clock);
    this.#network = new InProcessNetwork(this.#services, this.#clock, new SeededRandom(seed ^ 0x7ea7));
    const copy = template.copyFor(this.#services, this.#network);
    this.#folder = copy.folder;
    this.#secrets = copy.secrets;
    this.#cledara = new CledaraMoves(this.#services, random, this.#truth);
    this.#swarm = drawSwarm(random);
    this.#services.world.cledara.pageSize = random.pick([2, 3, 100]);
    this.#services.faults.seededChaos(seed ^ 0xfa17, drawFaults(random));
    this.#company = this.#open();
  }

  async run(): Promise<Outcome> {
    try {
      const steps = this.#random.whole(8, 24);
      while (this.#counts.steps < steps && this.#problems.length === 0) await this.#step();
      if (this.#problems.length === 0) await this.#comeToRest();
    } catch (error) {
      this.#problems.push(`The program broke: ${error instanceof Error ? error.stack : String(error)}`);
    } finally {
      this.#company.close();
      this.#life.end();
      rmSync(this.#folder, { recursive: true, force: true });
      if (this.#backup !== null) rmSync(this.#backup, { recursive: true });
    }
    const trace = [...this.#trace];
    return {
      seed: this.#seed,
      problems: this.#problems,
      trace,
      traceHash: sha256Hex(trace.join('\n')),
      ...this.#counts,
      faults: this.#services.faults.struck,
      requests: this.#services.journal.requests.length,
      documents: this.#services.world.xero.bankTransactions.length,
    };
  }

  async #step(): Promise<void> {
    this.#counts.steps += 1;
    if (this.#isInDoubt() && this.#random.chance(this.#swarm.clock ? 0.8 : 0.5)) {
      // What is in doubt goes wrong at its borders: three, six and nine minutes after it was sent.
      const isSet = this.#swarm.clock && this.#random.chance(0.7);
      const minutes = isSet
        ? this.#random.whole(1, this.#random.pick([4, 9]))
        : this.#random.whole(0, this.#random.pick([5, 10]));
      await this.#clock.sleep(minutes * minute);
      // One that was wrong when the request left is set right now, or another way wrong.
      if (isSet) this.#clockErrorMs = this.#random.pick([0, 0, -2 * hour, -10 * minute, -5 * minute, 10 * minute]);
      this.#say(`${minutes} minutes in doubt, the computer's clock is ${this.#clockErrorMs / minute} off`);
      await this.#sync();
      this.#look();
      return;
    }
    if (this.#swarm.backups && this.#random.chance(0.15)) await this.#backUpOrPutBack();
    const roll = this.#random.next();
    if (roll < 0.35) this.#say(this.#cledara.happen());
    else if (roll < 0.7) await this.#sync();
    else if (roll < 0.8) await this.#decide();
    else if (roll < 0.88) await this.#passTime();
    else if (roll < 0.95) this.#interfere();
    else if (this.#swarm.people) await this.#undo();
    this.#look();
  }

  #isInDoubt(): boolean {
    const ledger = this.#ledger();
    return (
      ledger !== null &&
      ledger.openBatches().length + ledger.openContactRequests().length + ledger.openChanges().length > 0
    );
  }

  async #sync(): Promise<void> {
    this.#counts.syncs += 1;
    const listed = this.#services.world.cledara.transactions.map(({ id }) => id);
    const before = this.#ledger()?.pullWindow(); // undefined where the books are not open yet
    const requestsBefore = this.#services.journal.requests.length;
    if (this.#swarm.crashes && this.#random.chance(0.4)) this.#life.crashIn(this.#random.whole(1, 120));
    const approveAll = this.#mode === 'review' && this.#random.chance(0.6);
    this.#network.isDown = this.#random.chance(0.03);
    const isCutOff = this.#swarm.outages && this.#random.chance(0.3);
    if (isCutOff) cutOffWrites(this.#services, this.#random);
    // By which clock something left matters where nobody knows whether it arrived.
    if (isCutOff && this.#swarm.clock)
      this.#clockErrorMs = this.#random.pick([0, -2 * hour, -10 * minute, 10 * minute]);
    const whileItRuns = this.#random.chance(0.4) ? this.#random.pick([0.04, 0.15]) : 0;
    const shifts = this.#random.chance(0.2);
    this.#network.onArrival = ({ query }) => {
      // A row before the page that is read next goes away: the next page skips one.
      if (shifts && Number(query.get('offset') ?? 0) > 0) this.#say(`meanwhile ${this.#cledara.release()}`);
      if (this.#random.chance(whileItRuns)) this.#happenMeanwhile();
    };
    const ended = await this.#call('sync.run', { approveAll, push: this.#random.chance(0.95) });
    this.#network.onArrival = () => {};
    this.#network.isDown = false;
    this.#life.calm();
    this.#say(`sync ${ended}`);
    const hasReadAll = before !== undefined && this.#ledger()?.pullWindow()?.readAt !== before?.readAt;
    if (hasReadAll) this.#problems.push(...this.#unread(listed));
    const requests = this.#services.journal.requests.length - requestsBefore;
    if (requests > mostRequestsOfSync) this.#problems.push(`A sync made ${requests} requests`);
  }

  /** Rows that Cledara took back while the sync was under way are not missed. */
  #unread(listed: readonly string[]): readonly string[] {
    const ledger = this.#ledger();
    const still = new Set(this.#services.world.cledara.transactions.map(({ id }) => id));
    return ledger === null
      ? []
      : unreadRows(
          listed.filter((id) => still.has(id)),
          ledger,
        );
  }

  /** Cledara and people go on while a sync is under way. */
  #happenMeanwhile(): void {
    const roll = this.#random.next();
    if (roll < 0.4) this.#say(`meanwhile ${this.#cledara.happen()}`);
    else if (roll < 0.7) this.#say(`meanwhile ${this.#cledara.release()}`);
    else void this.#decide(['approved']);
  }

  /** About any of the items, or any of those in these states. */
  async #decide(states?: readonly ProposalState[]): Promise<void> {
    const ledger = this.#ledger();
    if (ledger === null) return;
    const known = [...ledger.proposals(states)].map(({ movementId }) => movementId);
    if (known.length === 0) return;
    const decision = this.#random.pick(['approve', 'approve', 'hold', 'exclude', 'reopen'] as const);
    // A person who leaves something out has interfered: it need not come to Xero any more.
    if (decision !== 'approve') this.#wasTouched = true;
    const id = this.#random.pick(known);
    const wasThere = standsInXero(this.#services, this.#truth, id);
    const answer = await this.#company.api.call('review.decide', { decision, ids: [id], author: 'Ada' });
    this.#say(`${decision}: ${answer.ok ? 'done' : answer.error.kind}`);
    if (!answer.ok) return;
    if (decision === 'exclude' && !wasThere) this.#truth.unwanted.add(id);
    else this.#truth.unwanted.delete(id);
  }

  async #undo(): Promise<void> {
    const pushed = [...(this.#ledger()?.proposals(['pushed']) ?? [])].map(({ movementId }) => movementId);
    if (pushed.length === 0) return;
    this.#wasTouched = true;
    const id = this.#random.pick(pushed);
    if (this.#swarm.crashes && this.#random.chance(0.3)) this.#life.crashIn(this.#random.whole(1, 40));
    const answer = await this.#call('review.undo', { ids: [id], author: 'Ada' });
    this.#life.calm();
    this.#say(`undo: ${answer}`);
    this.#undoing.add(id);
  }

  async #passTime(): Promise<void> {
    const ms = this.#random.pick([minute, 4 * minute, 7 * minute, 10 * minute, 50 * minute, day, 3 * day]);
    if (this.#swarm.clock && this.#random.chance(0.5)) {
      this.#clockErrorMs = this.#random.pick([0, -2 * hour, -10 * minute, 10 * minute, 3 * hour]);
    }
    await this.#clock.sleep(ms);
    this.#say(`${ms / minute} minutes pass, the computer's clock is ${this.#clockErrorMs / minute} off`);
    if (this.#random.chance(0.3)) this.#restart('the program is started anew');
  }

  /**
   * What is put back is old by then: it knows nothing of what was decided and sent since, and has to find that in Xero. Nobody
   * does it within the minutes in which a lost request may still arrive.
   */
  async #backUpOrPutBack(): Promise<void> {
    if (this.#backup === null) {
      this.#restart('the program is closed, and its folder copied');
      this.#company.close();
      this.#backup = `${this.#folder}-backup`;
      cpSync(this.#folder, this.#backup, { recursive: true });
      this.#restart('and opened again');
      return;
    }
    await this.#clock.sleep(10 * minute);
    this.#company.close();
    rmSync(this.#folder, { recursive: true });
    cpSync(this.#backup, this.#folder, { recursive: true });
    this.#wasTouched = true;
    this.#undoing.clear();
    this.#truth.forgetDecisions(this.#services.world.xero);
    this.#restart('the copy of the folder is put back');
  }

  #interfere(): void {
    if (!this.#swarm.people) return;
    this.#wasTouched = true;
    this.#say(happenInXero(this.#services, this.#random, this.#truth));
  }

  /** Everything that went wrong has ended; whatever was begun is finished within a day. */
  async #comeToRest(): Promise<void> {
    this.#services.faults.clear();
    this.#clockErrorMs = 0;
    const { organisation } = this.#services.world.xero;
    organisation.periodLockDate = null;
    organisation.endOfYearLockDate = null;
    let isDone = false;
    for (let round = 0; round < 5; round += 1) {
      // Once nothing is open any more, the day after is looked at, in which nothing may come of itself.
      if (isDone) round = 4;
      await this.#clock.sleep(round < 3 ? 15 * minute : isDone ? day : 8 * hour);
      if (this.#ledger()?.connections().xero?.health === 'refused') await this.#signInAgain();
      if (this.#truth.booksAreOld) await this.#approveOneByOne();
      this.#say(`at rest: ${await this.#call('sync.run', { approveAll: true, push: true })}`);
      this.#look();
      if (this.#problems.length > 0) return;
      isDone = round > 0 && this.#leftUndone().length === 0;
    }
    this.#problems.push(...this.#leftUndone());
  }

  #leftUndone(): readonly string[] {
    const ledger = this.#ledger();
    if (ledger === null) return ['The books do not open'];
    return unfinishedBusiness(this.#services, this.#truth, ledger, this.#wasTouched);
  }

  /** What old books find in Xero half done is not taken in with all others: a person looks at each. */
  async #approveOneByOne(): Promise<void> {
    const ids = [...(this.#ledger()?.proposals(['proposed']) ?? [])].map(({ movementId }) => movementId);
    for (const id of ids) {
      const answer = await this.#company.api.call('review.decide', { decision: 'approve', ids: [id], author: 'Ada' });
      this.#say(`approve by itself: ${answer.ok ? 'done' : answer.error.kind}`);
    }
  }

  /** A refresh token whose successor was lost for longer than Xero's grace ends a consent; a person gives it anew. */
  async #signInAgain(): Promise<void> {
    if (this.#network.tokenFaults === 0) this.#problems.push('Signed out, and no answer about a token was lost');
    const { authoriseUrl } = await beginSignIn(this.#company.api, this.#services.world.identity.clientId);
    const finished = this.#company.api.call('connection.xero.finish', {});
    await fetch(codeAddress(this.#network, authoriseUrl));
    this.#say(`signed in again: ${(await finished).ok}`);
  }

  #look(): void {
    const ledger = this.#ledger();
    for (const id of this.#undoing) {
      if (ledger?.proposal(id)?.state !== 'undone') continue; // refused, or nobody knows yet
      this.#undoing.delete(id);
      this.#truth.unwanted.add(id);
    }
    if (ledger !== null) this.#problems.push(...brokenInvariants(this.#services, this.#truth, ledger));
    const secrets = [this.#services.apiKey, ...this.#secrets.values.values()];
    const told = [...this.#logged, ...this.#toldSince()].join('\n');
    if (secrets.some((secret) => told.includes(secret))) this.#problems.push('A secret stands in the log');
    this.#logged.length = 0;
  }

  /** What the books' log says that was not looked through yet; at most fifty sentences where older books were put back. */
  #toldSince(): readonly string[] {
    const ledger = this.#ledger();
    const newest = ledger?.activity({ limit: 1 })[0]?.seq ?? 0;
    const news = newest < this.#lookedThrough ? 50 : newest - this.#lookedThrough;
    this.#lookedThrough = newest;
    return news === 0 ? [] : (ledger?.activity({ limit: news }).map(({ message }) => message) ?? []);
  }

  #ledger() {
    return this.#company.ledger();
  }

  /** A word for how the call ended; a crash in the middle of it is followed by a new start. */
  async #call(method: MethodName, input: unknown): Promise<string> {
    const answering = this.#company.api.call(method, input).then((answer) => {
      if (answer.ok) return 'done';
      return `${answer.error.kind}`;
    });
    const ended = await Promise.race([answering, this.#life.crashed]);
    if (ended !== 'crashed') return ended;
    this.#counts.crashes += 1;
    this.#network.noteCrash();
    this.#restart('the program crashed');
    return 'crashed';
  }

  #restart(why: string): void {
    this.#say(why);
    this.#life.end();
    this.#company.close();
    this.#life = new Life();
    this.#company = this.#open();
  }

  #open(): OpenCompany {
    const life = this.#life;
    const note =
      (level: string): Log['info'] =>
      (event, fields) => {
        this.#logged.push(`${level} ${event} ${JSON.stringify(fields ?? {})}`);
      };
    return openBooksOf({
      folder: this.#folder,
      life,
      clock: clockOf(life, this.#clock, () => this.#clockErrorMs),
      http: this.#network.doorOf(life),
      secrets: secretsOf(life, this.#secrets),
      log: { error: note('error'), warn: note('warn'), info: note('info'), debug: note('debug') },
    });
  }

  #say(what: string): void {
    this.#trace.push(...this.#network.trace.splice(0), `${this.#clock.nowMs()} ${what}`);
  }
}
