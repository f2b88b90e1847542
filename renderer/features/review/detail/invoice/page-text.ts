import type { PDFPageProxy } from 'pdfjs-dist';

/** The words of a page in their order, one line as one line. Empty where the page is only a picture. */
export async function pageText(page: Pick<PDFPageProxy, 'getTextContent'>): Promise<string> {
  const { items } = await page.getTextContent();
  let text = '';
  for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
  return text.trim();
}
