import type * as Electron from 'electron';
import { expect, expectTypeOf, test } from 'vitest';
import type { Conditions } from '../../../electron/background/conditions.ts';
import { Power, type PowerEvents } from '../../../electron/shell/power.ts';
import { memoryLog } from '../../fixtures/electron-double/memory-log.ts';
import { NetDouble, PowerMonitorDouble } from '../../fixtures/electron-double/power-double.ts';

function openPower(onShutdown: (delay: () => void) => void = () => undefined) {
  const powerMonitor = new PowerMonitorDouble();
  const net = new NetDouble();
  const log = memoryLog();
  const power = new Power({ powerMonitor, net, log, onShutdown });
  let changes = 0;
  const stop = power.onChange(() => {
    changes += 1;
  });
  return { powerMonitor, net, log, power, stop, changes: () => changes };
}

test('what is used of Electron is what Electron has', () => {
  expectTypeOf<Electron.PowerMonitor>().toExtend<PowerEvents>();
});

test('it is what background syncs go by', () => {
  expectTypeOf<Power>().toExtend<Conditions>();
});

test('network and power are read when they are asked for, and at no other time', () => {
  const { powerMonitor, net, power } = openPower();
  expect([net.asked, powerMonitor.asked]).toEqual([0, 0]);
  expect([power.online(), power.onBattery()]).toEqual([true, false]);
  net.isConnected = false;
  powerMonitor.isOnBattery = true;
  expect([power.online(), power.onBattery()]).toEqual([false, true]);
  expect([net.asked, powerMonitor.asked]).toEqual([2, 2]);
});

test.each(['resume', 'on-ac', 'on-battery'])('%s is told to whoever listens', (event) => {
  const { powerMonitor, changes, stop } = openPower();
  powerMonitor.emit(event);
  expect(changes()).toBe(1);
  stop();
  powerMonitor.emit(event);
  expect(changes()).toBe(1);
});

test('falling asleep is written down and changes nothing; waking up reads the network anew', () => {
  const { powerMonitor, net, log, power, changes } = openPower();
  powerMonitor.emit('suspend');
  expect(changes()).toBe(0);
  expect(power.online()).toBe(true);
  net.isConnected = false;
  powerMonitor.emit('resume');
  expect(log.lines.map(({ event, fields }) => [event, fields])).toEqual([
    ['suspended', {}],
    ['resumed', { online: false }],
  ]);
});

test('what the page says of the network is a reason to look, and not believed', () => {
  const { net, power, changes } = openPower();
  net.isConnected = false;
  power.networkChanged();
  expect(changes()).toBe(1);
  expect(power.online()).toBe(false);
});

test('a listener that ends itself does not keep the others from hearing', () => {
  const { powerMonitor, power, changes } = openPower();
  const stop = power.onChange(() => stop());
  let heard = 0;
  power.onChange(() => {
    heard += 1;
  });
  powerMonitor.emit('resume');
  expect([changes(), heard]).toEqual([1, 1]);
});

test('a machine that goes down is asked to wait, and the program is told', () => {
  const { powerMonitor, log } = openPower((delay) => delay());
  expect(powerMonitor.shutDown()).toBe(true);
  expect(log.lines.at(-1)?.event).toBe('machine-shuts-down');
  expect(openPower().powerMonitor.shutDown()).toBe(false);
});
