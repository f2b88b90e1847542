import type { Failure } from '../../../shared/domain/failure.ts';
import { err, ok, type Result } from '../../../shared/lib/result.ts';
import { isLoopbackHost } from '../http/address.ts';
import type { HttpAnswer, HttpDoor, WireFault } from '../http/http-door.ts';

/** Largest invoice that is downloaded: 10 MB, the most that Xero takes as an attachment. */
export const invoiceMaxBytes = 10 * 1024 * 1024;

export interface DownloadMeans {
  readonly http: HttpDoor;
  /** Whether addresses on this computer are allowed: only where Cledara itself is a stand-in on this computer. */
  readonly loopbackToo: boolean;
  readonly timeoutMs?: number;
}

export interface DownloadProblem {
  readonly failure: Failure;
  /** Whether a fresh address, a moment later, may bring the file after all. */
  readonly mayPass: boolean;
}

const mostRedirects = 3;
const source = 'cledara';

/**
 * The file at an address that Cledara gave. The address is data: only public https, and never with the API key. What
 * breaks a download is a `timeout`, never `offline`, for it says something about one file and not about Cledara.
 */
export async function downloadInvoice(
  address: string,
  means: DownloadMeans,
): Promise<Result<Uint8Array, DownloadProblem>> {
  let url = URL.parse(address);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const place = url === null ? null : placeOf(url, means.loopbackToo);
    if (url === null || place === null) return err(lasting(notAllowed()));
    const answer = await means.http.send({
      method: 'GET',
      url: url.href,
      onlyPublicAddresses: place === 'public',
      maxBytes: invoiceMaxBytes,
      ...(means.timeoutMs === undefined ? {} : { timeoutMs: means.timeoutMs }),
    });
    if (!answer.ok) return err(problemOfFault(answer.error));
    const { location } = answer.value.headers;
    if (!isRedirect(answer.value.status) || location === undefined) return fileOf(answer.value);
    url = URL.parse(location, url.href);
  }
  return err(lasting(incompatible('its address leads from one place to the next without end')));
}

function placeOf(url: URL, loopbackToo: boolean): 'public' | 'loopback' | null {
  if (url.username !== '' || url.password !== '') return null;
  if (url.protocol === 'https:' && url.port === '') return 'public';
  return loopbackToo && url.protocol === 'http:' && isLoopbackHost(url.hostname) ? 'loopback' : null;
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function fileOf(answer: HttpAnswer): Result<Uint8Array, DownloadProblem> {
  const { status, body } = answer;
  if (status === 200) return body.length > 0 ? ok(body) : err(lasting(incompatible('the file is empty')));
  if (status >= 500 || status === 429) {
    const message = `The place where Cledara keeps invoices has a fault of its own at the moment (it answered with ${status}).`;
    return err(passing({ kind: 'remoteFault', source, message, status }));
  }
  if (status === 403 || status === 404 || status === 410) {
    const message = 'Cledara says where the invoice is, but the file is not there.';
    return err(passing({ kind: 'notFound', source, message }));
  }
  return err(lasting(incompatible(`the place where it is kept answered with ${status}`)));
}

function problemOfFault(fault: WireFault): DownloadProblem {
  if (fault.kind === 'too-large') return lasting(tooLarge());
  if (fault.kind === 'bad-address') return lasting(notAllowed());
  const message =
    "The invoice's file could not be downloaded: the connection to the place where Cledara keeps it failed.";
  return { failure: { kind: 'timeout', source, message }, mayPass: fault.reached === 'maybe' };
}

function tooLarge(): Failure {
  const message =
    'The invoice is larger than 10 MB, the most that Xero takes as an attachment. Upload a smaller file to Cledara, for example a PDF with smaller pictures.';
  return { kind: 'rejected', source, message, details: [message] };
}

function notAllowed(): Failure {
  return incompatible('its address is not one that files may be fetched from');
}

function incompatible(what: string): Failure {
  return { kind: 'incompatible', source, message: `The invoice could not be downloaded: ${what}.` };
}

function passing(failure: Failure): DownloadProblem {
  return { failure, mayPass: true };
}

function lasting(failure: Failure): DownloadProblem {
  return { failure, mayPass: false };
}
