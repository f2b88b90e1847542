import { expect, test } from 'vitest';
import { type CodedDocument, type CodedLine, tallyCoding } from '../../../shared/domain/coding-history.ts';

const line: CodedLine = { account: '463', taxType: 'INPUT2', tracking: { Department: 'Design', Region: 'North' } };
const figma: CodedDocument = { contactId: 'c-1', contactName: 'Figma', isOurs: false, lines: [line] };

function counts(...documents: readonly CodedDocument[]): readonly string[] {
  return tallyCoding(documents).map(({ contactId, account, documents: count }) => `${contactId} ${account} ${count}`);
}

test('documents of a contact that are coded alike are counted together, whatever the order of their tracking', () => {
  const turned = { ...line, tracking: { Region: 'North', Department: 'Design' } };
  expect(counts(figma, { ...figma, lines: [turned] }, figma)).toEqual(['c-1 463 3']);
  expect(tallyCoding([figma])).toEqual([{ ...line, contactId: 'c-1', contactName: 'Figma', documents: 1 }]);
});

test('another contact, account, tax rate or tracking is counted apart', () => {
  const others: readonly CodedDocument[] = [
    { ...figma, contactId: 'c-2' },
    { ...figma, lines: [{ ...line, account: '429' }] },
    { ...figma, lines: [{ ...line, taxType: 'NONE' }] },
    { ...figma, lines: [{ ...line, tracking: { ...line.tracking, Region: 'South' } }] },
    { ...figma, lines: [{ ...line, tracking: {} }] },
  ];
  expect(counts(figma, ...others)).toHaveLength(6);
});

test('several lines count where all are coded alike, and say nothing where one is not', () => {
  expect(counts({ ...figma, lines: [line, line, line] })).toEqual(['c-1 463 1']);
  expect(counts({ ...figma, lines: [line, line, { ...line, account: '429' }] })).toEqual([]);
});

test('a document of this app, or without a line, says nothing', () => {
  expect(counts({ ...figma, isOurs: true }, { ...figma, lines: [] })).toEqual([]);
});
