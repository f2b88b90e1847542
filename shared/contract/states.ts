import type { ProposalState } from '../domain/proposal.ts';

/** The states of a proposal by their public names, in the order a movement usually goes through them. */
export const proposalStates = [
  'pending',
  'proposed',
  'held',
  'approved',
  'sending',
  'uncertain',
  'waiting',
  'blocked',
  'pushed',
  'excluded',
  'in-xero',
  'undone',
] as const satisfies readonly ProposalState[];
