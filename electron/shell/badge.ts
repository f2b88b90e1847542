import type * as Electron from 'electron';
import { type CountedPhrase, countedPhrase, type Speech } from './fill-phrase.ts';

export interface BadgeOptions {
  readonly platform: NodeJS.Platform;
  readonly app: Pick<Electron.App, 'setBadgeCount'>;
  /** The window on the taskbar; null where there is none. */
  readonly window: () => Pick<Electron.BrowserWindow, 'setOverlayIcon'> | null;
  readonly nativeImage: Pick<typeof Electron.nativeImage, 'createFromBitmap'>;
  readonly words: () => BadgeWords;
  readonly speech: () => Speech;
}

export interface BadgeWords {
  /** For those who hear the mark on the taskbar. */
  readonly badge: CountedPhrase;
}

/** Windows draws it this large at most; larger than its 16 pixels, so that it is sharp on a dense screen. */
const dotPixels = 32;
/** The amber of what waits (renderer/ui/tokens.css), as blue, green, red. */
const amber = [0x1f, 0x8a, 0xd9] as const;

/**
 * How many movements wait for a person, on the program's icon: a number on macOS and where a desktop of Linux shows one, a
 * dot on the taskbar of Windows. A new window of Windows has no dot yet, so it is shown again by `show`.
 */
export class Badge {
  readonly #options: BadgeOptions;
  #dot: Electron.NativeImage | null = null;

  constructor(options: BadgeOptions) {
    this.#options = options;
  }

  show(count: number): void {
    const { platform, app, window, words, speech } = this.#options;
    if (platform !== 'win32') {
      app.setBadgeCount(count);
      return;
    }
    if (count === 0) window()?.setOverlayIcon(null, '');
    else window()?.setOverlayIcon(this.#drawn(), countedPhrase(words().badge, count, speech()));
  }

  #drawn(): Electron.NativeImage {
    if (this.#dot !== null) return this.#dot;
    const size = { width: dotPixels, height: dotPixels, scaleFactor: 2 };
    const dot = this.#options.nativeImage.createFromBitmap(dotBitmap(), size);
    this.#dot = dot;
    return dot;
  }
}

/** A filled circle with soft edges: four bytes a pixel, colours multiplied by their opacity. */
function dotBitmap(): Buffer {
  const bytes = Buffer.alloc(dotPixels * dotPixels * 4);
  const middle = (dotPixels - 1) / 2;
  for (let y = 0; y < dotPixels; y += 1) {
    for (let x = 0; x < dotPixels; x += 1) {
      const opacity = Math.min(1, Math.max(0, dotPixels / 2 - Math.hypot(x - middle, y - middle)));
      const colour = amber.map((part) => Math.round(part * opacity));
      bytes.set([...colour, Math.round(255 * opacity)], (y * dotPixels + x) * 4);
    }
  }
  return bytes;
}
