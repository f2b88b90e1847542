import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { root } from '../checks.ts';
import { icnsFile, icoFile } from './icon-files.ts';

// The program's icon and the images of its tray, from one drawing each, so that every size is sharp.

/** The states of the tray: what stands at the icon's lower right. Drawn in a square of 32. */
const marks = {
  ok: '',
  syncing: `<g stroke="INK" stroke-width="2.6"><path d="M19.4 23.4a5.2 5.2 0 0 1 9.2-1.6M29.6 25.6a5.2 5.2 0 0 1-9.2 1.6"/>
    <path d="M28.9 18.2v3.8h-3.8M20.1 30.8V27h3.8"/></g>`,
  attention: '<circle cx="24.5" cy="24.5" r="6" fill="ALERT"/>',
  offline: '<path d="M20 20l9 9M29 20l-9 9" stroke="INK" stroke-width="3"/>',
  paused: '<path d="M21.5 20v9M27.5 20v9" stroke="INK" stroke-width="3.4"/>',
} as const;

type TrayMark = keyof typeof marks;
const trayMarks = Object.keys(marks) as readonly TrayMark[];

/** What the surroundings are like: the ink is the opposite. `template` is for macOS, which takes the shape and colours it. */
const inks = {
  light: { INK: '#1c2a2d', ALERT: '#b25a00' },
  dark: { INK: '#f4f7f7', ALERT: '#ffb84d' },
  template: { INK: '#000000', ALERT: '#000000' },
} as const;
type Surroundings = keyof typeof inks;

/** The bridge of the icon without its ground, thick enough for 16 pixels; where a mark stands, room is left around it. */
function traySvg(mark: TrayMark, surroundings: Surroundings): string {
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
    <defs><mask id="room"><rect width="32" height="32" fill="#fff"/>${
      mark === 'ok' ? '' : '<circle cx="24.5" cy="24.5" r="8.6" fill="#000"/>'
    }</mask></defs>
    <g fill="none" stroke="INK" stroke-width="3" stroke-linecap="round" mask="url(#room)">
      <path d="M2 23h28"/><path d="M5 23c0-8 5-13 11-13s11 5 11 13"/><path d="M11 22v-9.5M16 22v-12M21 22v-9.5"/>
    </g>
    <g fill="none" stroke-linecap="round" stroke-linejoin="round">${marks[mark]}</g>
  </svg>`;
  const { INK, ALERT } = inks[surroundings];
  return drawn.replaceAll('INK', INK).replaceAll('ALERT', ALERT);
}

/** Electron takes the image of the screen's own scale by these endings. */
const scales = [
  ['', 1],
  ['@1.25x', 1.25],
  ['@1.5x', 1.5],
  ['@2x', 2],
] as const;

/** Edge of a tray icon, in pixels of a plain screen. */
const trayPixels = 16;
/** Of the icon on Linux, which desktops make smaller themselves. */
const iconPixels = 1024;

/** Every image by its path below `resources`. */
export function drawIcons(): ReadonlyMap<string, Buffer> {
  const images = new Map<string, Buffer>();
  const icon = readFileSync(join(root, 'resources', 'icon.svg'), 'utf8');
  images.set('icon.png', draw(icon, iconPixels));
  images.set(
    'icon.ico',
    icoFile((pixels) => draw(icon, pixels)),
  );
  images.set(
    'icon.icns',
    icnsFile((pixels) => draw(icon, pixels)),
  );
  for (const mark of trayMarks) {
    for (const surroundings of ['light', 'dark'] as const) {
      for (const [ending, scale] of scales) {
        images.set(`tray/${mark}-${surroundings}${ending}.png`, draw(traySvg(mark, surroundings), trayPixels * scale));
      }
    }
    for (const [ending, scale] of [
      ['', 1],
      ['@2x', 2],
    ] as const) {
      images.set(`tray/${mark}Template${ending}.png`, draw(traySvg(mark, 'template'), trayPixels * scale));
    }
  }
  return images;
}

function draw(svg: string, pixels: number): Buffer {
  return new Resvg(svg, { fitTo: { mode: 'width', value: pixels } }).render().asPng();
}
