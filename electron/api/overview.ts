import type { MethodOutputs } from '../../shared/contract/methods.ts';
import type { OverviewDto } from '../../shared/contract/overview.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { MovementList } from '../../shared/domain/movement-list.ts';
import { plainDateOf } from '../../shared/domain/plain-date.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import type { LedgerView } from '../ports/ledger.ts';
import { connectionAttention, itemAttention, roleAttention } from './attention.ts';
import type { CompanyHost } from './company-host.ts';
import { countBooks, countList, type OverviewCounts } from './count-overview.ts';
import { feedAttention } from './feed-attention.ts';
import { hostedAttention } from './hosted-attention.ts';
import { inSlices } from './in-slices.ts';
import { type CurrentList, type ListedOrganisation, MovementListReader } from './movement-list-reader.ts';
import { firstOpenDayOf } from './open-day.ts';
import { spendingOf } from './spending.ts';
import { startingDayOf } from './status.ts';
import { toRunDto } from './to-activity.ts';
import { watchedAttention } from './watched-folder.ts';

const shownRuns = 5;

/** What a list adds up to is the same until its next revision, or until another day begins. */
interface Reckoned extends Pick<OverviewDto, 'attention' | 'spending'> {
  readonly revision: number;
  readonly today: string;
}

const reckoned = new WeakMap<MovementList, Reckoned>();

/** What needs a person, what was spent and what ran last. */
export async function readOverview(host: CompanyHost): Promise<Result<MethodOutputs['overview.read'], Failure>> {
  const reader = MovementListReader.of(host);
  const nowMs = host.nowMs();
  const glanced = await reckonBooks(reader, nowMs);
  if (!glanced.ok) return glanced;
  const read = glanced.value === null ? await reckonList(reader, nowMs) : ok(glanced.value);
  if (!read.ok) return read;
  const { view, organisation, attention, spending } = read.value;
  return ok({
    attention: [
      ...connectionAttention(
        host.consents.present(view.connections()),
        view.xeroTrouble(),
        nowMs,
        organisation.timeZone,
      ),
      ...roleAttention(view.referenceData()),
      ...watchedAttention(view),
      ...feedAttention(view),
      ...attention,
    ],
    spending,
    runs: view.runs(shownRuns).map(toRunDto),
  });
}

type Reckoning = Pick<CurrentList, 'view' | 'organisation'> & Pick<OverviewDto, 'attention' | 'spending'>;

/**
 * From the books themselves while the list in memory is not made yet, in a fraction of the time that making it takes; it is made
 * afterwards. Null where it is there, or where the books changed on the way.
 */
async function reckonBooks(reader: MovementListReader, nowMs: number): Promise<Result<Reckoning | null, Failure>> {
  const glance = reader.glance();
  if (!glance.ok || glance.value === null) return glance.ok ? ok(null) : glance;
  const { view, organisation } = glance.value;
  const today = todayIn(organisation, nowMs);
  const version = view.dataVersion();
  const counts = await inSlices(countBooks(view, organisation.timeZone, today));
  if (view.dataVersion() !== version) return ok(null);
  reader.makeSoon();
  return ok({ view, organisation, ...reckon(view, counts, today) });
}

async function reckonList(reader: MovementListReader, nowMs: number): Promise<Result<Reckoning, Failure>> {
  const current = await reader.read();
  if (!current.ok) return current;
  const { view, list, revision, organisation } = current.value;
  const today = todayIn(organisation, nowMs);
  const known = reckoned.get(list);
  if (known?.revision === revision && known.today === today) return ok({ view, organisation, ...known });
  const made = { revision, today, ...reckon(view, countList(list.rows), today) };
  reckoned.set(list, made);
  return ok({ view, organisation, ...made });
}

function reckon(view: LedgerView, counts: OverviewCounts, today: string): Pick<OverviewDto, 'attention' | 'spending'> {
  const { reasons, byOthers, spent } = counts;
  return {
    attention: [
      ...hostedAttention(reasons, byOthers, startingDayOf(view, view.connections()), today),
      ...itemAttention(counts, firstOpenDayOf(view)),
    ],
    spending: spendingOf(spent, today),
  };
}

function todayIn({ timeZone }: ListedOrganisation, nowMs: number): string {
  return plainDateOf(new Date(nowMs).toISOString(), timeZone);
}
