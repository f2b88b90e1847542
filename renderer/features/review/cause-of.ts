import commonWords from '../../words/en/common.json';

type Cause = keyof (typeof commonWords)['cause'];

/** The word for a reason. One of a newer engine has no words here yet. */
export function causeOf(code: string): Cause {
  return Object.hasOwn(commonWords.cause, code) ? (code as Cause) : 'unknown'; // it was just found there
}
