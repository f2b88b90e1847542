import { expect, it } from 'vitest';
import { markerOf } from '../../../shared/domain/marker.ts';
import { markerInUrl, sourceUrl } from '../../../shared/domain/source-url.ts';

const marker = markerOf('movement-1');

it('leads to Cledara, and carries the marker', () => {
  expect(sourceUrl(marker)).toBe(`https://app.cledara.com/?reference=${marker}`);
  expect(sourceUrl('a b&c')).toBe('https://app.cledara.com/?reference=a%20b%26c');
  expect(markerInUrl(sourceUrl(marker))).toBe(marker);
});

it.each([`https://elsewhere.example/x?a=1&reference=${marker}&b=2`, `?reference=${marker}#part`])(
  'finds the marker whatever has become of the rest: %s',
  (url) => {
    expect(markerInUrl(url)).toBe(marker);
  },
);

it.each(['', 'https://app.cledara.com/', '?reference=', '?reference=CLD-1', `?otherreference=${marker}`])(
  'finds none in %s',
  (url) => {
    expect(markerInUrl(url)).toBeNull();
  },
);
