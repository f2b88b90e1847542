import { accountPart, contactPart, taxPart, trackingParts } from './coding-parts.ts';
import type { InputProblem } from './failure.ts';
import type { XeroAccount } from './reference-data.ts';
import type { ReferenceIndex } from './reference-index.ts';
import type { CodingFields } from './settings.ts';

/**
 * What of one row's coding Xero does not have or would refuse. What the row leaves open comes from `defaults`: its tax
 * rate must be legal for the account it is used with, whichever of the two the row gives itself.
 */
export function checkCoding(
  at: string,
  row: CodingFields,
  defaults: CodingFields,
  index: ReferenceIndex,
): InputProblem[] {
  const problems: InputProblem[] = [];
  if (row.contact !== undefined) {
    const { problem } = contactPart(index, row.contact);
    if (problem) problems.push({ at: `${at}.contact`, message: problem.message });
  }
  if (row.account !== undefined) {
    const { problem } = accountPart(index, row.account);
    if (problem) problems.push({ at: `${at}.account`, message: problem.message });
  }
  problems.push(...checkTax(at, row, defaults, index), ...checkTracking(at, row, index));
  return problems;
}

/** Whether the rate exists is said where it is given; whether it goes with the account, where one of them is. */
function checkTax(at: string, row: CodingFields, defaults: CodingFields, index: ReferenceIndex): InputProblem[] {
  const taxType = row.taxType ?? defaults.taxType;
  const account = row.account ?? defaults.account;
  if (taxType === undefined || (row.taxType === undefined && row.account === undefined)) return [];
  const { problem } = taxPart(index, taxType, account === undefined ? null : usableAccount(index, account));
  if (problem === null) return [];
  if (row.taxType !== undefined) return [{ at: `${at}.taxType`, message: problem.message }];
  return problem.code === 'tax-type-not-legal' ? [{ at: `${at}.account`, message: problem.message }] : [];
}

/** An account that is refused itself says nothing about tax rates. */
function usableAccount(index: ReferenceIndex, codeOrId: string): XeroAccount | null {
  const { value, problem } = accountPart(index, codeOrId);
  return problem === null ? value : null;
}

function checkTracking(at: string, { tracking }: CodingFields, index: ReferenceIndex): InputProblem[] {
  return trackingParts(index, tracking ?? {}).flatMap(({ category, part }) =>
    part.problem ? [{ at: `${at}.tracking.${category}`, message: part.problem.message }] : [],
  );
}
