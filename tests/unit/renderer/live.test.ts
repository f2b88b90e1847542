import { QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { Host, Link } from '../../../renderer/bridge/host.ts';
import { followHost } from '../../../renderer/bridge/live.ts';
import { createQueryClient } from '../../../renderer/bridge/query-client.ts';
import type { HostEvent } from '../../../shared/contract/events.ts';

/** A page that shows one query of a company, beside a host whose line is opened by hand. */
function openPage() {
  const cache = createQueryClient();
  const tell = Promise.withResolvers<(link: Link) => void>();
  const events = Promise.withResolvers<(event: HostEvent) => void>();
  const host: Pick<Host, 'listen'> = {
    listen: (onEvent, onLink) => {
      tell.resolve(onLink);
      events.resolve(onEvent);
      return () => undefined;
    },
  };
  const end = followHost(host, cache);
  const answers: PromiseWithResolvers<number>[] = [];
  const query = {
    queryKey: ['company', 'one', 'status.read'],
    queryFn: () => {
      const answer = Promise.withResolvers<number>();
      answers.push(answer);
      return answer.promise;
    },
  };
  const observer = new QueryObserver(cache, query);
  const unsubscribe = observer.subscribe(() => undefined);
  return {
    line: tell.promise,
    events: events.promise,
    answers,
    observer,
    ask: () => cache.fetchQuery({ ...query, staleTime: 0 }),
    isStale: () => cache.getQueryState(query.queryKey)?.isInvalidated,
    close: () => [unsubscribe(), end()],
  };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

test('what was answered before the host’s line was there is asked for anew: a change in between was never heard of', async () => {
  const page = openPage();
  const line = await page.line;
  page.answers[0]?.resolve(1);
  await turn();
  line('connected');
  await turn();
  expect(page.answers).toHaveLength(2);
  page.answers[1]?.resolve(2);
  await turn();
  expect(page.observer.getCurrentResult().data).toBe(2);
  page.close();
});

test('what is still on its way when the line is there is asked for once', async () => {
  const page = openPage();
  const line = await page.line;
  line('connected');
  await turn();
  page.answers[0]?.resolve(1);
  await turn();
  expect(page.answers).toHaveLength(1);
  page.close();
});

test('after a line that was lost everything is asked for anew', async () => {
  const page = openPage();
  const line = await page.line;
  line('connected');
  page.answers[0]?.resolve(1);
  await turn();
  line('lost');
  line('connected');
  await turn();
  expect(page.answers).toHaveLength(2);
  page.close();
});

const changed: HostEvent = { type: 'changed', company: 'one' };

test('an answer that was on its way when something changed is asked for anew', async () => {
  const page = openPage();
  (await page.line)('connected');
  (await page.events)(changed);
  page.answers[0]?.resolve(1);
  await turn();
  expect(page.answers).toHaveLength(2);
  page.answers[1]?.resolve(2);
  await turn();
  expect(page.observer.getCurrentResult().data).toBe(2);
  expect(page.answers).toHaveLength(2);
  page.close();
});

test('so is one that was asked for ahead, once it is shown', async () => {
  const page = openPage();
  (await page.line)('connected');
  page.answers[0]?.resolve(1);
  await turn();
  page.observer.destroy(); // nobody looks at it, and it is asked for again
  const ahead = page.ask();
  await turn();
  (await page.events)(changed);
  page.answers[1]?.resolve(1);
  await ahead;
  await turn();
  expect(page.isStale()).toBe(true);
  page.close();
});

test('what is shown is asked for once after each change', async () => {
  const page = openPage();
  (await page.line)('connected');
  page.answers[0]?.resolve(1);
  await turn();
  (await page.events)(changed);
  page.answers[1]?.resolve(2);
  await turn();
  expect(page.answers).toHaveLength(2);
  page.close();
});
