import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openLedger } from '../../../electron/adapters/ledger/open-ledger.ts';
import { backgroundBatteryKey, backgroundChoiceKey } from '../../../shared/contract/preference-keys.ts';
import { plainSetup } from '../engine/books.ts';
import { type BackgroundScene, hour, minute, openScene } from './background-scene.ts';

const review = { ...plainSetup, defaults: { ...plainSetup.defaults, mode: 'review' } };
const day = 24 * hour;

function buy(scene: BackgroundScene, amount: number, partial: object = {}) {
  const at = new Date(scene.clock.nowMs() - 2 * day).toISOString();
  return scene.sandbox.world.addTransaction({ amount: -amount, authorizedAt: at, settledAt: at, ...partial });
}

/** What stands in Xero that the program has posted, in major units. */
function posted({ sandbox }: BackgroundScene): number[] {
  const documents = sandbox.world.xero.bankTransactions.filter(({ postedBy }) => postedBy === 'api');
  return documents.map(({ totalMinor }) => totalMinor / 100).sort((a, b) => a - b);
}

async function approve(scene: BackgroundScene, company: string): Promise<void> {
  await scene.call(company, 'review.decide', { decision: 'approve', ids: 'all', author: 'a person' });
}

describe('syncing by itself', () => {
  test('reads and sends when it is due, and then again, about an interval apart', async () => {
    const scene = await openScene();
    const company = await scene.add('One');
    buy(scene, 12);
    expect(await scene.plan(company)).toMatchObject({ mode: 'send', everyMinutes: 60, why: 'interval' });
    await scene.advance(50 * minute);
    expect(scene.starts).toEqual([]);
    await scene.advance(20 * minute);
    expect(scene.starts).toMatchObject([{ company, push: true }]);
    expect(posted(scene)).toEqual([12]);
    await scene.advance(10 * hour);
    expect(scene.starts.length).toBeGreaterThanOrEqual(9);
    expect(scene.starts.length).toBeLessThanOrEqual(12);
    const gaps = scene.starts.slice(1).map(({ atMs }, place) => atMs - (scene.starts[place]?.atMs ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(54 * minute);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(67 * minute);
    expect(new Set(gaps).size).toBeGreaterThan(5);
  });

  test('approves nothing: what waits for review never leaves, what a person approved does', async () => {
    const scene = await openScene();
    const company = await scene.add('One', { ...review, applications: [{ name: 'Slack', mode: 'auto' }] });
    const slack = scene.sandbox.world.cledara.applications.find(({ name }) => name === 'Slack');
    if (slack === undefined) throw new Error('The sandbox has no application Slack.');
    buy(scene, 10);
    buy(scene, 20, { application: { id: slack.id, name: slack.name } });
    await scene.advance(6 * hour);
    expect(scene.starts.length).toBeGreaterThan(4);
    expect(posted(scene)).toEqual([20]);
    const { proposals } = await scene.call(company, 'review.list', { state: 'all' });
    expect(proposals.map(({ state }) => state).sort()).toEqual(['proposed', 'pushed']);
    await approve(scene, company);
    await scene.advance(2 * hour);
    expect(posted(scene)).toEqual([10, 20]);
  });

  test('only reads where a person wants to send, and does nothing where it is off', async () => {
    const scene = await openScene();
    const [one, two] = [await scene.add('One'), await scene.add('Two')];
    await scene.callApp('background.set', { company: one, mode: 'read', everyMinutes: 15 });
    await scene.callApp('background.set', { company: two, mode: 'off', everyMinutes: 15 });
    buy(scene, 12);
    await scene.advance(3 * hour);
    expect(new Set(scene.starts.map(({ company, push }) => `${company} ${push}`))).toEqual(new Set([`${one} false`]));
    expect(scene.starts.length).toBeGreaterThan(9);
    expect(posted(scene)).toEqual([]);
    expect((await scene.call(one, 'status.read', {})).counts).toMatchObject({ approved: 1 }); // by the rule
    expect(await scene.plan(two)).toMatchObject({ mode: 'off', why: 'off', nextAt: null });
    expect((await scene.callApp('preferences.read', {})).values).toMatchObject({
      [backgroundChoiceKey(two)]: { mode: 'off', everyMinutes: 15 },
    });
  });

  test('of several companies goes one after the other, with something in between', async () => {
    const scene = await openScene();
    for (const name of ['One', 'Two', 'Three']) await scene.add(name);
    for (const company of scene.companies) {
      await scene.callApp('background.set', { company, mode: 'send', everyMinutes: 15 });
    }
    await scene.advance(3 * hour);
    expect(new Set(scene.starts.map(({ company }) => company)).size).toBe(3);
    expect(scene.starts.every(({ atOnce }) => atOnce === 1)).toBe(true);
    const times = scene.starts.map(({ atMs }) => atMs);
    for (const [place, atMs] of times.slice(1).entries()) expect(atMs - (times[place] ?? 0)).toBeGreaterThan(5_000);
  });

  test('leaves alone a company without settings, one that nobody has synced yet, and the sample', async () => {
    const scene = await openScene();
    const bare = await scene.add('Bare', null);
    const fresh = await scene.add('Fresh', plainSetup, false);
    await scene.callApp('companies.add', { name: 'Empty' });
    const sample = await scene.callApp('companies.openSample', {});
    await scene.advance(day);
    expect(scene.starts).toEqual([]);
    expect(await scene.plan(bare)).toMatchObject({ why: 'not-ready', nextAt: null });
    expect(await scene.plan(fresh)).toMatchObject({ why: 'first-sync', nextAt: null });
    const { companies } = await scene.callApp('background.read', {});
    expect(companies).toHaveLength(3);
    expect(companies.map(({ company }) => company)).not.toContain(sample.id);
    const input = { company: sample.id, mode: 'send', everyMinutes: 15 };
    await expect(scene.callApp('background.set', input)).rejects.toThrow('not-found');
    await scene.call(fresh, 'sync.run', { approveAll: false, push: false });
    await scene.advance(70 * minute);
    expect(scene.starts).toMatchObject([{ company: fresh }]);
  });

  test('a choice that is not understood is not guessed at', async () => {
    const scene = await openScene();
    const company = await scene.add('One');
    await scene.callApp('preferences.write', { key: backgroundChoiceKey(company), value: { mode: 'everything' } });
    await scene.advance(day);
    expect(scene.starts).toEqual([]);
    expect(await scene.plan(company)).toMatchObject({ mode: 'off', why: 'off' });
  });
});

describe('a sync that fails', () => {
  test('is tried again after 1, 2, 4 … minutes, which a restart does not begin anew, until it works', async () => {
    const scene = await openScene();
    const company = await scene.add('One');
    await scene.cut();
    await scene.advance((await scene.minutesLeft(company)) * minute + 2.5 * hour);
    const waited = () =>
      scene.starts.slice(1).map(({ atMs }, place) => (atMs - (scene.starts[place]?.atMs ?? 0)) / minute);
    const doubled = [1, 2, 4, 8, 16, 32, 60];
    expect(waited()).toHaveLength(doubled.length);
    for (const [place, wait] of waited().entries()) {
      const minutes = doubled[place] ?? 0;
      expect(wait).toBeGreaterThanOrEqual(minutes);
      expect(wait).toBeLessThanOrEqual(minutes * 1.1 + 0.1); // and what the request itself took, which was tried thrice
    }
    scene.restart(); // nothing is remembered but the books
    expect(await scene.plan(company)).toMatchObject({ why: 'retry' });
    await scene.advance(hour);
    expect(waited().at(-1)).toBeGreaterThanOrEqual(60);
    expect(waited()).toHaveLength(doubled.length + 1);
    await scene.mend();
    await scene.advance(70 * minute);
    expect(await scene.plan(company)).toMatchObject({ why: 'interval' });
    const { runs } = await scene.call(company, 'activity.runs', { before: null, limit: 1 });
    expect(runs[0]?.summary?.error).toBeUndefined();
  });

  test('for what only a person can mend is not repeated faster than the interval', async () => {
    const scene = await openScene();
    const company = await scene.add('One');
    scene.sandbox.faults.next({ service: 'cledara', times: 1000, fault: { kind: 'status', status: 401 } });
    await scene.advance(70 * minute);
    expect(scene.starts).toHaveLength(1);
    expect(await scene.plan(company)).toMatchObject({ why: 'needs-person' });
    await scene.advance(5 * hour);
    const waited = scene.starts.slice(1).map(({ atMs }, place) => (atMs - (scene.starts[place]?.atMs ?? 0)) / minute);
    expect(waited.length).toBeGreaterThanOrEqual(4);
    expect(Math.min(...waited)).toBeGreaterThanOrEqual(54); // the interval, up to a tenth earlier
  });

  test('that cannot begin, because another program has the books, waits quietly', async () => {
    const scene = await openScene('file');
    const company = await scene.add('One');
    let release = (): void => undefined;
    await scene.restartProgram(() => {
      const other = openLedger(join(scene.folder, 'companies', company));
      if (!other.ok) throw new Error(other.error.message);
      release = () => other.value.close();
    });
    await scene.advance(90 * minute);
    expect(scene.starts.length).toBeGreaterThan(2);
    expect(scene.starts.length).toBeLessThanOrEqual(9);
    release();
    const tried = scene.starts.length;
    await scene.advance(6 * minute);
    expect(scene.starts).toHaveLength(tried + 1);
    expect((await scene.plan(company)).why).toBe('interval');
    const { runs } = await scene.call(company, 'activity.runs', { before: null, limit: 20 });
    expect(runs).toHaveLength(2); // the person's and this one: whoever was kept out left nothing in the books
  });
});

describe('the machine', () => {
  test('offline: nothing is tried, and after the return each company is synced exactly once', async () => {
    const scene = await openScene();
    const [one, two] = [await scene.add('One'), await scene.add('Two')];
    scene.conditions.become({ online: false });
    await scene.cut();
    await scene.advance(6 * hour);
    expect(scene.starts).toEqual([]);
    expect(await scene.plan(one)).toMatchObject({ why: 'offline', nextAt: null });
    await scene.mend();
    const backMs = scene.clock.nowMs();
    scene.conditions.become({ online: true });
    await scene.advance(4_000);
    expect(scene.starts).toEqual([]);
    await scene.advance(90_000);
    expect(scene.starts.map(({ company }) => company).sort()).toEqual([one, two].sort());
    const [first, second] = scene.starts.map(({ atMs }) => atMs - backMs);
    expect(first).toBeGreaterThanOrEqual(5_000);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(5_000);
    await scene.advance(40 * minute);
    expect(scene.starts).toHaveLength(2);
  });

  test('that tells nobody when its network is back is noticed within a minute', async () => {
    const scene = await openScene();
    await scene.add('One');
    scene.conditions.become({ online: false });
    await scene.advance(6 * hour);
    scene.conditions.online = () => true;
    await scene.advance(62_000);
    expect(scene.starts).toHaveLength(1);
  });

  test('on battery waits for the mains, unless a person wants it otherwise', async () => {
    const scene = await openScene();
    const company = await scene.add('One');
    scene.conditions.become({ onBattery: true });
    await scene.advance(3 * hour);
    expect(scene.starts).toEqual([]);
    expect(await scene.plan(company)).toMatchObject({ why: 'battery', nextAt: null });
    scene.conditions.become({ onBattery: false });
    await scene.advance(minute);
    expect(scene.starts).toHaveLength(1);
    scene.conditions.become({ onBattery: true });
    expect(await scene.callApp('background.battery', { pause: false })).toMatchObject({ pauseOnBattery: false });
    expect((await scene.callApp('preferences.read', {})).values[backgroundBatteryKey]).toBe(false);
    await scene.advance(70 * minute);
    expect(scene.starts).toHaveLength(2);
  });

  test('asleep: what became due meanwhile begins a while after it has woken up', async () => {
    const scene = await openScene();
    await scene.add('One');
    await scene.advance(minute);
    scene.clock.set(scene.clock.nowMs() + 8 * hour); // no timer goes off while it sleeps
    await scene.advance(3_000);
    expect(scene.starts).toEqual([]);
    await scene.advance(40_000);
    expect(scene.starts).toHaveLength(1);
  });

  test('with a clock that is set back goes on all the same', async () => {
    const scene = await openScene();
    const company = await scene.add('One');
    await scene.advance(3 * hour);
    const before = scene.starts.length;
    scene.clock.set(scene.clock.nowMs() - 3 * day);
    scene.restart();
    await scene.advance(3 * hour);
    expect(scene.starts.length - before).toBeGreaterThanOrEqual(2);
    expect(await scene.minutesLeft(company)).toBeLessThanOrEqual(66);
  });
});

describe('a person', () => {
  test('pauses it for a while, across restarts, and lets it go on sooner', async () => {
    const scene = await openScene();
    const company = await scene.add('One');
    const told = () => scene.events.filter(({ type }) => type === 'background').length;
    const { pausedUntil } = await scene.callApp('background.pause', { minutes: 180 });
    expect(Date.parse(pausedUntil ?? '') - scene.clock.nowMs()).toBe(3 * hour);
    await scene.settle();
    expect(told()).toBeGreaterThan(0);
    scene.restart();
    await scene.advance(2 * hour);
    expect(scene.starts).toEqual([]);
    expect(await scene.plan(company)).toMatchObject({ why: 'paused', nextAt: pausedUntil });
    await scene.advance(hour + 31_000);
    expect(scene.starts).toHaveLength(1);
    await scene.callApp('background.pause', { minutes: 1440 });
    await scene.advance(3 * hour);
    expect(scene.starts).toHaveLength(1);
    const before = told();
    expect(await scene.callApp('background.pause', { minutes: null })).toMatchObject({ pausedUntil: null });
    await scene.advance(minute);
    expect(scene.starts).toHaveLength(2);
    expect(told()).toBeGreaterThan(before);
  });

  test('who syncs by hand is not disturbed, and the next one counts from there', async () => {
    const scene = await openScene();
    const [one, two] = [await scene.add('One'), await scene.add('Two')];
    await scene.advance(50 * minute);
    await scene.callApp('background.set', { company: two, mode: 'send', everyMinutes: 240 });
    await scene.call(one, 'sync.run', { approveAll: false, push: true });
    await scene.advance(50 * minute);
    expect(scene.starts).toEqual([]);
    expect(await scene.minutesLeft(one)).toBeGreaterThan(0);
    await scene.advance(20 * minute);
    expect(scene.starts).toMatchObject([{ company: one }]);
  });

  test('whose own sync is under way keeps every other one waiting until its end', async () => {
    const scene = await openScene();
    const [one, two] = [await scene.add('One'), await scene.add('Two')];
    scene.sandbox.faults.next({ service: 'cledara', fault: { kind: 'slow', ms: 1_500 } });
    scene.events.length = 0;
    const { runId } = await scene.call(one, 'sync.start', { push: true, author: 'a person' });
    await scene.advance(3 * hour); // by hand, in an instant of real time
    expect(scene.starts).toEqual([]);
    expect(await scene.plan(one)).toMatchObject({ why: 'syncing', nextAt: null });
    await until(() =>
      scene.events.some((event) => event.type === 'sync' && event.progress === null && isOf(event, one)),
    );
    const { runs } = await scene.call(one, 'activity.runs', { before: null, limit: 1 });
    expect(runs[0]).toMatchObject({ runId, summary: { runId } });
    await scene.advance(minute);
    expect(scene.starts[0]).toMatchObject({ company: two, atOnce: 1 });
  });

  test('who has just decided something has two minutes to take it back', async () => {
    const scene = await openScene();
    const company = await scene.add('One', review);
    const { id } = buy(scene, 10);
    await scene.call(company, 'sync.run', { approveAll: false, push: false });
    await scene.advance((await scene.minutesLeft(company)) * minute - 30_000);
    await approve(scene, company);
    await scene.advance(119_000);
    expect(scene.starts).toEqual([]);
    await scene.call(company, 'review.decide', { decision: 'reopen', ids: [id], author: 'a person' });
    await scene.advance(119_000);
    expect(scene.starts).toEqual([]);
    await scene.advance(2_000);
    expect(scene.starts).toHaveLength(1);
    expect(posted(scene)).toEqual([]);
  });

  test('who decides while it is being looked at whether to begin is heard', async () => {
    const scene = await openScene();
    const [one, two] = [await scene.add('One', review), await scene.add('Two')];
    await scene.callApp('background.set', { company: two, mode: 'send', everyMinutes: 240 });
    buy(scene, 10);
    await scene.call(one, 'sync.run', { approveAll: false, push: false });
    await scene.advance((await scene.minutesLeft(one)) * minute - 1_000);
    let decidedAtMs = 0;
    scene.onAsk = async (company, method) => {
      if (company !== two || method !== 'status.read' || decidedAtMs > 0) return;
      decidedAtMs = scene.clock.nowMs(); // company One was found to be due already
      await approve(scene, one);
    };
    await scene.advance(110_000);
    expect(decidedAtMs).toBeGreaterThan(0);
    expect(scene.starts).toEqual([]);
    await scene.advance(20_000);
    expect(scene.starts).toMatchObject([{ company: one }]);
    expect((scene.starts[0]?.atMs ?? 0) - decidedAtMs).toBeGreaterThanOrEqual(120_000);
    expect(posted(scene)).toEqual([10]);
  });
});

test('a watched folder is looked into between syncs, unless nothing is to happen by itself', async () => {
  const scene = await openScene();
  const company = await scene.add('One');
  const folder = join(scene.folder, 'exports');
  mkdirSync(folder);
  const write = (name: string, reference: string): void => {
    const row = `Transaction date,Transaction amount,Currency,Application,Card,Cledara ID\n14/06/2026,-3.20,GBP,Figma,4417,${reference}\n`;
    writeFileSync(join(folder, name), row);
    const at = scene.clock.nowMs() / 1000 - 60;
    utimesSync(join(folder, name), at, at);
  };
  const imported = async () =>
    (await scene.call(company, 'import.list', { limit: 10 })).imports.map(({ name }) => name);
  await scene.call(company, 'import.watch', { path: folder, author: 'a person' });
  write('first.csv', 'one');
  await scene.advance(11 * minute);
  expect(scene.starts).toEqual([]);
  expect(await imported()).toEqual(['first.csv']);
  await scene.callApp('background.set', { company, mode: 'off', everyMinutes: 60 });
  write('second.csv', 'two');
  await scene.advance(30 * minute);
  expect(await imported()).toEqual(['first.csv']);
  await scene.callApp('background.set', { company, mode: 'read', everyMinutes: 1440 });
  await scene.advance(11 * minute);
  expect([scene.starts, await imported()]).toEqual([[], ['second.csv', 'first.csv']]);
});

test('after the start of the program nothing begins for two minutes', async () => {
  const scene = await openScene();
  await scene.add('One');
  scene.background.close();
  scene.clock.set(scene.clock.nowMs() + day);
  scene.restart();
  await scene.advance(119_000);
  expect(scene.starts).toEqual([]);
  await scene.advance(2_000);
  expect(scene.starts).toHaveLength(1);
});

test('closed it begins nothing more and leaves no timer behind', async () => {
  const scene = await openScene();
  await scene.add('One');
  await scene.settle();
  expect(scene.timers.count).toBe(1);
  scene.background.close();
  expect(scene.timers.count).toBe(0);
  await scene.advance(day);
  scene.conditions.become({ online: true });
  await scene.settle();
  expect(scene.starts).toEqual([]);
  expect(scene.timers.count).toBe(0);
});

const days = 10;

test('ten days of two companies: as many runs as there should be, and one timer that rarely wakes the machine', async () => {
  const scene = await openScene();
  for (const name of ['One', 'Two']) {
    const company = await scene.add(name);
    await scene.callApp('background.set', { company, mode: 'send', everyMinutes: 240 });
  }
  const atRest = new Set<number>();
  for (let hours = 0; hours < days * 24; hours += 1) {
    await scene.advance(hour);
    atRest.add(scene.timers.count);
  }
  expect([...atRest]).toEqual([1]);
  for (const company of scene.companies) {
    const runs = scene.starts.filter((start) => start.company === company).length;
    expect(runs).toBeGreaterThanOrEqual(days * 6 * 0.95 - 1);
    expect(runs).toBeLessThanOrEqual(days * 6 * 1.05 + 1);
  }
  expect(scene.starts.every(({ atOnce }) => atOnce === 1)).toBe(true);
  const perMinute = new Map<number, number>();
  for (const atMs of scene.timers.wakeUps) {
    const at = Math.floor(atMs / minute);
    perMinute.set(at, (perMinute.get(at) ?? 0) + 1);
  }
  const atStarts = new Set(scene.starts.flatMap(({ atMs }) => [-1, 0, 1].map((by) => Math.floor(atMs / minute) + by)));
  const busyMinutes = [...perMinute].filter(([at, count]) => count > 1 && !atStarts.has(at));
  expect(busyMinutes).toEqual([]);
  expect(scene.timers.wakeUps.length).toBeLessThanOrEqual(days * 24 * 6 + 3 * scene.starts.length);
});

function isOf(event: { readonly company: string }, company: string): boolean {
  return event.company === company;
}

/** Waits in real time for what the real engine does; the test's own limit ends it. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
}
