import { describe, expect, it } from 'vitest';
import { type AccountingField, isField } from '../../../shared/domain/accounting-field.ts';
import { type CarriedField, gateCodes, gateProblem } from '../../../shared/domain/gates.ts';
import type { Movement } from '../../../shared/domain/movement.ts';

type Needs = Parameters<typeof gateProblem>[1];

function needs(invoice: boolean, vat: boolean, fields: boolean): Needs {
  const from = 'application';
  return {
    needsInvoice: { value: invoice, from },
    needsConfirmedVat: { value: vat, from },
    needsAccountingFields: { value: fields, from },
  };
}

const bare: Pick<Movement, 'hasInvoice' | 'invoice'> = { hasInvoice: false, invoice: null };
const confirmed = { number: null, date: null, vatName: null, vatRate: 0 };
const project: CarriedField = { fieldId: 'f-1', fieldName: 'Project' };
const declared: AccountingField = { field: 'project', carries: 'account' };
const nothing = (): readonly CarriedField[] => [];
const notAsked = (): readonly CarriedField[] => {
  throw new Error('Nobody needs to know the fields.');
};

describe('what a document waits for', () => {
  it('is nothing where nothing is needed, and the fields are not asked for', () => {
    expect(gateProblem(bare, needs(false, false, false), [], notAsked)).toBeNull();
  });

  it('is its invoice', () => {
    expect(gateProblem(bare, needs(true, false, false), [], notAsked)).toEqual({
      code: 'invoice-missing',
      message:
        'It is set to go out only with its invoice, and Cledara has none yet. Upload it in Cledara, or approve this one as it is.',
    });
    expect(gateProblem({ ...bare, hasInvoice: true }, needs(true, false, false), [], notAsked)).toBeNull();
  });

  it.each([null, { ...confirmed, vatRate: null }])('is a confirmed VAT rate, with the invoice %j', (invoice) => {
    expect(gateProblem({ hasInvoice: true, invoice }, needs(true, true, false), [], notAsked)).toEqual({
      code: 'vat-not-confirmed',
      message:
        'It is set to go out only once its VAT is confirmed in Cledara. Confirm it there, or approve this one as it is.',
    });
  });

  it('is no VAT rate that is confirmed, be it none in a hundred', () => {
    expect(gateProblem({ hasInvoice: true, invoice: confirmed }, needs(true, true, false), [], notAsked)).toBeNull();
  });

  it('is any accounting field, where none is declared', () => {
    expect(gateProblem(bare, needs(false, false, true), [], nothing)).toEqual({
      code: 'accounting-fields-missing',
      message:
        'It is set to go out only with an accounting field in Cledara, and has none. Fill one in there, or approve this one as it is.',
    });
    expect(gateProblem(bare, needs(false, false, true), [], () => [project])).toBeNull();
  });

  it('is each accounting field that is declared, by name', () => {
    const fields: AccountingField[] = [
      declared,
      { field: 'Client', carries: 'contact' },
      { field: 'Team', carries: 'taxType' },
    ];
    expect(gateProblem(bare, needs(false, false, true), fields, () => [project])).toEqual({
      code: 'accounting-fields-missing',
      message:
        'It is set to go out only with its accounting fields in Cledara, and lacks Client, Team. Fill them in there, or approve this one as it is.',
    });
    expect(gateProblem(bare, needs(false, false, true), [declared], () => [project])).toBeNull();
    expect(gateProblem(bare, needs(false, false, true), [declared], nothing)?.message).toContain('lacks project.');
  });

  it('tells the invoice first, then the VAT, then the fields', () => {
    const all = needs(true, true, true);
    expect(gateProblem(bare, all, [], nothing)?.code).toBe(gateCodes[0]);
    expect(gateProblem({ ...bare, hasInvoice: true }, all, [], nothing)?.code).toBe(gateCodes[1]);
    expect(gateProblem({ hasInvoice: true, invoice: confirmed }, all, [], nothing)?.code).toBe(gateCodes[2]);
    expect(gateCodes).toHaveLength(3);
  });
});

it.each([
  ['f-1', true],
  [' PROJECT ', true],
  ['Projects', false],
  ['F-1', false],
])('a field that is named %s is the one of that id, or of that name in any case: %s', (field, is) => {
  expect(isField({ field }, project)).toBe(is);
  expect(isField({ field: 'project' }, { ...project, fieldName: ' Project' })).toBe(true);
});
