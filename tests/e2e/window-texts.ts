import type { Page } from '@playwright/test';
import { settled } from './show.ts';

/** A text that the window shows or has read out, and where it stands. */
export interface WindowText {
  readonly text: string;
  readonly place: string;
  readonly isAttribute: boolean;
}

/** Every text and every spoken attribute outside of data (`translate="no"`), keys and times, which Intl writes. */
export async function windowTexts(page: Page): Promise<readonly WindowText[]> {
  await settled(page);
  return await page.evaluate(() => {
    const found: { text: string; place: string; isAttribute: boolean }[] = [];
    const spoken = [
      'aria-label',
      'aria-description',
      'aria-roledescription',
      'aria-valuetext',
      'title',
      'placeholder',
      'alt',
    ];
    const placeOf = (element: Element): string => {
      const names = [element, element.parentElement, element.parentElement?.parentElement];
      return names.flatMap((one) => (one ? [`${one.localName}.${one.className}`] : [])).join(' < ');
    };
    const visit = (element: Element): void => {
      if (element.matches('[translate=no], script, style, kbd, time')) return;
      for (const name of spoken) {
        const text = element.getAttribute(name);
        if (text !== null && text.trim() !== '')
          found.push({ text, place: `${name} of ${placeOf(element)}`, isAttribute: true });
      }
      for (const node of element.childNodes) {
        if (node instanceof Element) visit(node);
        else if (node instanceof Text && node.data.trim() !== '')
          found.push({ text: node.data, place: placeOf(element), isAttribute: false });
      }
    };
    visit(document.body);
    return found;
  });
}
