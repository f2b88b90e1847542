import type { ErrorDto } from './sync-summary.ts';

/** What a host answers to a call that does not even reach the books, the same on every host. */
export const unknownCall: ErrorDto = {
  code: 'invalid-input',
  message: 'The call was refused, because Tallybridge does not know it. Reload the window.',
  details: [],
};

export const largeCall: ErrorDto = {
  code: 'too-large',
  message: 'The call was refused, because it is larger than 16 MB. Choose a smaller file or fewer items.',
  details: [],
};
