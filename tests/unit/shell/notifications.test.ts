import type * as Electron from 'electron';
import { beforeEach, expect, expectTypeOf, test } from 'vitest';
import type { Told } from '../../../electron/shell/notices.ts';
import { type NativeNotification, Notifications } from '../../../electron/shell/notifications.ts';
import { trayWords } from '../../../electron/shell/tray-words.ts';
import type { NoticeChoice } from '../../../shared/contract/desktop.ts';
import { memoryLog } from '../../fixtures/electron-double/memory-log.ts';
import { NotificationDouble } from '../../fixtures/electron-double/notification-double.ts';

beforeEach(() => {
  NotificationDouble.made = [];
  NotificationDouble.isAvailable = true;
});

const failed = { type: 'engine', state: 'failed' } as const;

function openNotifications(told: Told = {}) {
  const person: { isWatching: boolean; choice: NoticeChoice } = { isWatching: false, choice: 'problems' };
  const log = memoryLog();
  const remembered: Told[] = [];
  const opened: unknown[] = [];
  const notifications = new Notifications({
    Notification: NotificationDouble,
    log,
    words: () => trayWords('en').notifications,
    speech: () => ({ language: 'en', locale: 'en-GB' }),
    choice: () => person.choice,
    isWatched: () => person.isWatching,
    told,
    remember: (causes) => remembered.push(causes),
    open: (place) => opened.push(place),
  });
  return { notifications, person, log, remembered, opened };
}

test('what is used of Electron is what Electron has', () => {
  expectTypeOf<Electron.Notification>().toExtend<NativeNotification>();
});

test('a click opens the cause', () => {
  const { notifications, opened } = openNotifications();
  notifications.take(failed);
  const [shown] = NotificationDouble.made;
  expect(shown?.options).toMatchObject({ title: 'Tallybridge' });
  expect(shown?.isShown).toBe(true);
  shown?.click();
  expect(opened).toEqual([{ company: null, address: '#/diagnostics' }]);
});

test('what was told is kept, once, and is known after a restart', () => {
  const { notifications, remembered } = openNotifications();
  notifications.take(failed);
  notifications.take(failed);
  expect(remembered).toEqual([{ '': ['engine'] }]);
  const again = openNotifications(remembered[0]);
  again.notifications.take(failed);
  expect(NotificationDouble.made).toHaveLength(1);
  again.notifications.take({ type: 'engine', state: 'ready' });
  expect(again.remembered).toEqual([{}]);
});

test('nothing comes while the window is watched, or where the person wants none', () => {
  const { notifications, person } = openNotifications();
  person.isWatching = true;
  notifications.take(failed);
  person.isWatching = false;
  notifications.take({ type: 'engine', state: 'ready' });
  person.choice = 'none';
  notifications.take(failed);
  expect(NotificationDouble.made).toEqual([]);
});

test('a system without notifications, and one that refuses, are written down', () => {
  const { notifications, log } = openNotifications();
  NotificationDouble.isAvailable = false;
  notifications.take(failed);
  expect(NotificationDouble.made).toEqual([]);
  NotificationDouble.isAvailable = true;
  notifications.take({ type: 'engine', state: 'ready' });
  notifications.take(failed);
  NotificationDouble.made[0]?.fail('not signed');
  expect(log.lines).toEqual([
    { level: 'info', event: 'notification-not-supported', fields: {} },
    { level: 'warn', event: 'notification-failed', fields: { why: 'not signed' } },
  ]);
});

test('what is on screen goes with the program', () => {
  const { notifications } = openNotifications();
  notifications.take(failed);
  notifications.close();
  expect(NotificationDouble.made.map(({ isShown }) => isShown)).toEqual([false]);
});
