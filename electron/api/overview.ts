import type { MethodOutputs } from '../../shared/contract/methods.ts';
import type { OverviewDto } from '../../shared/contract/overview.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { MovementList } from '../../shared/domain/movement-list.ts';
import { plainDateOf } from '../../shared/domain/plain-date.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { connectionAttention, itemAttention, roleAttention } from './attention.ts';
import type { CompanyHost } from './company-host.ts';
import { feedAttention } from './feed-attention.ts';
import { hostedAttention } from './hosted-attention.ts';
import { type CurrentList, MovementListReader } from './movement-list-reader.ts';
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
  const current = await MovementListReader.of(host).read();
  if (!current.ok) return current;
  const { view, organisation } = current.value;
  const nowMs = host.nowMs();
  const today = plainDateOf(new Date(nowMs).toISOString(), organisation.timeZone);
  const { attention, spending } = reckon(current.value, today);
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

function reckon({ view, list, revision }: CurrentList, today: string): Reckoned {
  const known = reckoned.get(list);
  if (known?.revision === revision && known.today === today) return known;
  const made = {
    revision,
    today,
    attention: [
      ...hostedAttention(list.rows, startingDayOf(view, view.connections()), today),
      ...itemAttention(list.rows, firstOpenDayOf(view)),
    ],
    spending: spendingOf(list.rows, today),
  };
  reckoned.set(list, made);
  return made;
}
