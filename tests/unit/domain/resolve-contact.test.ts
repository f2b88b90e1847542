import { describe, expect, it } from 'vitest';
import { keyOfNamed } from '../../../shared/domain/kept-contact.ts';
import type { XeroContact } from '../../../shared/domain/reference-data.ts';
import { indexReference } from '../../../shared/domain/reference-index.ts';
import { type ContactChoice, resolveContact } from '../../../shared/domain/resolve-contact.ts';
import { contact, reference } from './example-company.ts';

const ownName: ContactChoice = { kind: 'own-name', name: 'Figma', contactNumber: 'cledara:1', why: 'So it is.' };
const named: ContactChoice = { kind: 'named', name: 'Figma', why: 'Set for Figma.' };

/** What it comes to: the id, `create`, or the code of the problem. */
function resolved(
  choice: ContactChoice,
  contacts: readonly XeroContact[],
  kept: ReadonlyMap<string, string> = new Map(),
): string | undefined {
  const { part } = resolveContact(choice, indexReference({ ...reference, contacts }, kept));
  if (part.problem !== null) return part.problem.code;
  return part.value?.kind === 'known' ? part.value.contactId : part.value?.kind;
}

describe('by the application’s own name', () => {
  const kept = new Map([['cledara:1', 'kept']]);

  it.each<[string, readonly XeroContact[], ReadonlyMap<string, string>, string]>([
    ['nothing is known', [], new Map(), 'create'],
    ['the one kept goes before its name', [contact('Other', { contactId: 'kept' }), contact('Figma')], kept, 'kept'],
    [
      'the number goes before the name',
      [contact('X', { contactId: 'n', contactNumber: 'cledara:1' }), contact('Figma')],
      new Map(),
      'n',
    ],
    ['the one kept is no longer there', [contact('Figma', { contactId: 'f' })], kept, 'f'],
    [
      'the one kept is archived, another is active',
      [contact('Old', { contactId: 'kept', status: 'ARCHIVED' }), contact('Figma', { contactId: 'f' })],
      kept,
      'f',
    ],
    ['the one kept is archived', [contact('Old', { contactId: 'kept', status: 'ARCHIVED' })], kept, 'contact-archived'],
    ['the one of its name is archived', [contact('figma', { status: 'ARCHIVED' })], new Map(), 'contact-archived'],
    [
      'the one kept was merged',
      [contact('Old', { contactId: 'kept', status: 'ARCHIVED', mergedInto: 'm' }), contact('New', { contactId: 'm' })],
      kept,
      'm',
    ],
    [
      'the one of its name was merged into one that is archived',
      [
        contact('Figma', { status: 'ARCHIVED', mergedInto: 'm' }),
        contact('New', { contactId: 'm', status: 'ARCHIVED' }),
      ],
      new Map(),
      'contact-archived',
    ],
  ])('%s', (_, contacts, keeps, expected) => {
    expect(resolved(ownName, contacts, keeps)).toBe(expected);
  });

  it('remembers the contact it came to, and none that would be refused', () => {
    const index = (status: XeroContact['status']) =>
      indexReference({ ...reference, contacts: [contact('Figma', { contactId: 'f', status })] });
    expect(resolveContact(ownName, index('ACTIVE')).keeps).toEqual({ key: 'cledara:1', contactId: 'f' });
    expect(resolveContact(ownName, index('ARCHIVED')).keeps).toBeNull();
  });
});

describe('named by a person', () => {
  const kept = new Map([[keyOfNamed('FIGMA'), 'kept']]);

  it.each<[string, readonly XeroContact[], ReadonlyMap<string, string>, string]>([
    [
      'the one that is called so now',
      [contact('Figma', { contactId: 'f' }), contact('Old', { contactId: 'kept' })],
      kept,
      'f',
    ],
    ['the one that was called so when it was named', [contact('Figma Ltd', { contactId: 'kept' })], kept, 'kept'],
    ['is not there', [contact('Figma Ltd')], new Map(), 'contact-missing'],
    ['is archived', [contact('Figma', { status: 'ARCHIVED' })], new Map(), 'contact-archived'],
  ])('%s', (_, contacts, keeps, expected) => {
    expect(resolved(named, contacts, keeps)).toBe(expected);
  });

  it('says where Xero calls it something else by now', () => {
    const index = indexReference({ ...reference, contacts: [contact('Figma Ltd', { contactId: 'kept' })] }, kept);
    expect(resolveContact(named, index).why).toBe('Set for Figma. Xero calls it Figma Ltd now.');
  });
});

describe('in words', () => {
  const index = indexReference({ ...reference, contacts: [contact('FIGMA', { contactId: 'f' })] });

  it('a movement that belongs to no application has no contact, and nothing is remembered', () => {
    expect(resolveContact({ kind: 'none' }, index)).toEqual({
      part: {
        value: null,
        problem: {
          code: 'contact-missing',
          message: 'It belongs to no application in Cledara, so there is no contact to name',
        },
      },
      why: 'It belongs to no application, and no contact is named for such.',
      keeps: null,
    });
  });

  it('an application whose name Xero takes for none has no contact either', () => {
    expect(resolveContact({ ...ownName, name: ' <> ' }, index)).toEqual({
      part: {
        value: null,
        problem: { code: 'contact-missing', message: 'Its application has no name that Xero takes for a contact' },
      },
      why: 'So it is.',
      keeps: null,
    });
  });

  it('one that Xero lacks is made under the name and number that Xero takes', () => {
    const long = { ...ownName, name: ' <New>  App ', contactNumber: 'n'.repeat(60) };
    expect(resolveContact(long, index)).toEqual({
      part: { value: { kind: 'create', name: 'New App', contactNumber: 'n'.repeat(50) }, problem: null },
      why: 'So it is. Xero has no such contact yet; it is made when the first document for it is sent.',
      keeps: null,
    });
  });

  it('the same name in other letters is no other name', () => {
    expect(resolveContact(ownName, index).why).toBe('So it is.');
    expect(resolveContact(named, index).why).toBe('Set for Figma.');
  });
});
