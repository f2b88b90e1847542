import { diskFaultsPart } from './disk-faults-part.ts';
import { fuzzPart } from './fuzz-part.ts';
import { killsPart } from './kills-part.ts';
import { mutationPart } from './mutation-part.ts';
import { plantedPart } from './planted-part.ts';
import { powerCutsPart } from './power-cuts-part.ts';
import type { ProofPart } from './proof-part.ts';
import { seedsPart } from './seeds-part.ts';

/** In the order of the page; what one leaves of its time is shared by those behind it. A new bench is a line here. */
export const proofParts: readonly ProofPart[] = [
  plantedPart,
  seedsPart,
  powerCutsPart,
  diskFaultsPart,
  fuzzPart,
  killsPart,
  mutationPart,
];
