import type { MovementTraits } from '../../../shared/domain/recognise-movements.ts';

export const day = '2026-10-06';

/** A payment of 10.00 to Figma, as a file tells of it unless told. */
export function traits(id: string, over: Partial<MovementTraits> = {}): MovementTraits {
  const settledOn = over.settledOn === undefined ? (over.authorisedOn ?? day) : over.settledOn;
  const authorisedOn = over.authorisedOn ?? day;
  return {
    id,
    origin: 'file',
    accountId: 'GBP:saas',
    amountMinor: -1000,
    authorisedOn,
    settledOn,
    authorisedAround: [authorisedOn],
    settledAround: settledOn === null ? [] : [settledOn],
    isPending: false,
    application: 'figma',
    description: 'figma inc',
    local: null,
    last4: null,
    ...over,
  };
}

/** The same, as the API tells of it. */
export const api = (id: string, over: Partial<MovementTraits> = {}) => traits(id, { origin: 'api', ...over });
