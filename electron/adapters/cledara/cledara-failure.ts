import type { Failure } from '../../../shared/domain/failure.ts';
import type { JsonProblem } from '../http/read-json.ts';

const source = 'cledara';
const newKey = 'In Cledara, make a new one under Settings › Profile › API Keys, then connect again.';

/** What an answer that is neither good nor worth repeating means for the person. 429 and 5xx never come here. */
export function answerFailure(status: number): Failure {
  if (status === 401) {
    const message = `Cledara refused the API key: it is wrong, or it was deleted. ${newKey}`;
    return { kind: 'authExpired', source, message };
  }
  if (status === 403) {
    const message = `Cledara does not let this API key read the workspace, because a key sees what the user who made it sees. Ask an Admin or Finance user to make one under Settings › Profile › API Keys, then connect again.`;
    return { kind: 'forbidden', source, message };
  }
  return incompatible(`it answered with ${status} where its data should be`);
}

export function unusableKey(): Failure {
  const message = `This is not a Cledara API key: it has spaces, line breaks or letters in it that no key has. ${newKey}`;
  return { kind: 'authExpired', source, message };
}

export function noInvoice(): Failure {
  return { kind: 'notFound', source, message: 'Cledara has no invoice for this movement.' };
}

export function jsonFailure(problem: JsonProblem): Failure {
  switch (problem) {
    case 'html':
      return {
        kind: 'incompatible',
        source,
        message:
          'A web page came where data from Cledara should be. A sign-in page of the network or a proxy may stand in between; open a web page in the browser to see, then try again. Nothing was changed.',
      };
    case 'truncated':
      return incompatible('its answer ends in the middle');
    case 'too-deep':
    case 'not-json':
      return incompatible('its answer is not in the form that is agreed');
  }
}

/** `what` completes "Cledara sent something that this version cannot read: …". */
export function incompatible(what: string): Failure {
  const message = `Cledara sent something that this version cannot read: ${what}. Nothing was changed. Try again later; if it stays, look for a newer version of Tallybridge.`;
  return { kind: 'incompatible', source, message };
}
