import { isMarker } from './marker.ts';

/**
 * Cledara's app. No address of a single transaction is documented, so the marker goes along as a query that the app does not
 * know: the link opens Cledara, and the document is told by it.
 */
const cledaraApp = 'https://app.cledara.com/';

/** Where "Go to …" on a document in Xero leads: back to Cledara. */
export function sourceUrl(reference: string): string {
  return `${cledaraApp}?reference=${encodeURIComponent(reference)}`;
}

/** The marker that such an address carries, whatever has become of the rest of it; else null. */
export function markerInUrl(url: string): string | null {
  const found = /[?&]reference=([^&#]*)/.exec(url)?.[1] ?? '';
  return isMarker(found) ? found : null;
}
