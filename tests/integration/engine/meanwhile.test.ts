import { describe, expect, test } from 'vitest';
import { Meanwhile } from '../../../electron/engine/meanwhile.ts';
import { noteInLog } from '../../../electron/engine/note-in-log.ts';
import { move } from '../../../electron/engine/transition.ts';
import { settings } from '../../unit/domain/example-company.ts';
import { openedLedger } from '../ledger/temporary-ledger.ts';
import { scriptedEngine, startAt } from './scripted-engine.ts';

const byHand = { code: 'by-hand', message: 'Ana holds it.' } as const;

/** A plan under version 2 of the settings has begun; p-1 to p-3 wait for a person. */
function planning() {
  const books = scriptedEngine();
  for (const number of [1, 2, 3]) books.keep(number, { state: 'proposed' });
  const meanwhile = new Meanwhile(books.ledger, 2);
  const hold = (id: string): void => {
    const proposal = books.ledger.proposal(id);
    if (proposal !== null) move(books.engine, proposal, 'hold-by-hand', byHand);
  };
  return { ...books, meanwhile, hold, decide: (id: string) => books.ledger.transaction(() => hold(id)) };
}

describe('what others decide while a plan is made', () => {
  test('is none of what was decided before, and each decision is told once', () => {
    const { meanwhile, decide } = planning();
    expect(meanwhile.decidedByOthers()).toEqual([]);
    decide('p-2');
    decide('p-1');
    expect(meanwhile.decidedByOthers()).toEqual(['m-2', 'm-1']);
    expect(meanwhile.decidedByOthers()).toEqual([]);
    decide('p-3');
    expect(meanwhile.decidedByOthers()).toEqual(['m-3']);
  });

  test('is not what the plan itself has written, nor what is about no movement', () => {
    const { engine, meanwhile, hold, decide } = planning();
    meanwhile.write(() => hold('p-1'));
    noteInLog(engine, 'asked', 'Somebody looked.');
    expect(meanwhile.decidedByOthers()).toEqual([]);
    decide('p-2');
    expect(meanwhile.decidedByOthers()).toEqual(['m-2']);
  });

  test('is all told, however many there are', () => {
    const { engine, ledger, meanwhile, hold } = planning();
    ledger.transaction(() => {
      for (let n = 0; n < 1001; n += 1) noteInLog(engine, 'asked', `Look ${n}.`);
      hold('p-1');
    });
    expect(meanwhile.decidedByOthers()).toEqual(['m-1']);
  });

  test('of a plan’s own that fails leaves nothing behind', () => {
    const { meanwhile, hold, standing } = planning();
    expect(() =>
      meanwhile.write(() => {
        hold('p-1');
        throw new Error('The disk is full.');
      }),
    ).toThrow('The disk is full.');
    expect(standing('p-1')).toEqual(['proposed approved']);
    expect(meanwhile.decidedByOthers()).toEqual([]);
  });
});

describe('a plan says nothing any more', () => {
  test('not while its books have nothing in them but what it began with', () => {
    const ledger = openedLedger();
    const meanwhile = new Meanwhile(ledger, 1);
    expect([meanwhile.isOverturned(), meanwhile.decidedByOthers()]).toEqual([false, []]);
    ledger.transaction(() => ledger.appendSettings(settings, 'Ana', startAt));
    expect(meanwhile.isOverturned()).toBe(false); // these are the first ones
    ledger.transaction(() => ledger.appendSettings(settings, 'Ana', startAt));
    expect(meanwhile.isOverturned()).toBe(true);
  });

  test('where other settings came into force', () => {
    const { ledger, meanwhile } = planning();
    expect(meanwhile.isOverturned()).toBe(false);
    ledger.transaction(() => ledger.appendSettings(settings, 'Ana', startAt));
    expect(meanwhile.isOverturned()).toBe(true);
  });

  test('where there are other movements, and not where others have decided about them', () => {
    const { meanwhile, decide, keep } = planning();
    decide('p-1');
    expect(meanwhile.isOverturned()).toBe(false);
    keep(4);
    expect(meanwhile.isOverturned()).toBe(true);
  });
});
