import { join } from 'node:path';
import type * as Electron from 'electron';
import type { Speech } from './fill-phrase.ts';
import { type TrayAction, type TrayItem, trayMenu } from './tray-menu.ts';
import { type TrayFacts, type TrayState, type TrayWords, trayState, trayTooltip } from './tray-state.ts';

/** What is used of Electron's tray. */
export interface TrayIcon
  extends Pick<
    Electron.Tray,
    'setImage' | 'setToolTip' | 'setContextMenu' | 'displayBalloon' | 'destroy' | 'isDestroyed'
  > {
  on(event: 'click', listener: () => void): unknown;
}

export interface AppTrayOptions {
  readonly platform: NodeJS.Platform;
  /** The folder of the tray's images. */
  readonly images: string;
  readonly Tray: new (image: Electron.NativeImage) => TrayIcon;
  readonly buildMenu: (template: Electron.MenuItemConstructorOptions[]) => Electron.Menu;
  readonly nativeImage: Pick<typeof Electron.nativeImage, 'createFromPath'>;
  readonly nativeTheme: Theme;
  readonly nowMs: () => number;
  /** Read at every change, because the language may have become another one. */
  readonly words: () => TrayWords;
  readonly speech: () => Speech;
  onAction(action: TrayAction): void;
}

/** What is used of Electron's theme. */
export interface Theme
  extends Pick<Electron.NativeTheme, 'shouldUseDarkColors' | 'shouldUseDarkColorsForSystemIntegratedUI'> {
  on(event: 'updated', listener: () => void): unknown;
}

/**
 * The icon beside the clock. It must be kept by whoever made it: a tray that nobody refers to disappears. Image, text and
 * menu are given to the system only where they have become other ones, for a menu that is replaced closes while it is open.
 */
export class AppTray {
  readonly #options: AppTrayOptions;
  readonly #tray: TrayIcon;
  #facts: TrayFacts;
  #image: string;
  #tooltip = '';
  #menu = '';

  constructor(options: AppTrayOptions, facts: TrayFacts) {
    this.#options = options;
    this.#facts = facts;
    this.#image = this.#imagePath();
    this.#tray = new options.Tray(this.#load(this.#image));
    // On Linux a click opens the menu, as the desktop does it; on macOS a tray with a menu opens it and tells of no click.
    if (options.platform === 'win32') this.#tray.on('click', () => options.onAction({ do: 'open' }));
    options.nativeTheme.on('updated', () => this.#showImage());
    this.show(facts);
  }

  /** Says what is so from now on. */
  show(facts: TrayFacts): void {
    this.#facts = facts;
    if (this.#tray.isDestroyed()) return;
    this.#showImage();
    const { nowMs, words, speech } = this.#options;
    const tooltip = trayTooltip(facts, nowMs(), words(), speech());
    if (tooltip !== this.#tooltip) this.#tray.setToolTip(tooltip);
    this.#tooltip = tooltip;
    this.#showMenu(trayMenu(facts, nowMs(), words(), speech()));
  }

  /** Says once that Tallybridge goes on without its window. True where it was shown. */
  hint(): boolean {
    if (this.#options.platform !== 'win32') return false; // the others have no balloons; a notification says it there
    const { hintTitle, hint } = this.#options.words();
    this.#tray.displayBalloon({ title: hintTitle, content: hint, iconType: 'info', noSound: true });
    return true;
  }

  /** On Windows an icon whose program is gone stays until the pointer passes over it. */
  close(): void {
    if (!this.#tray.isDestroyed()) this.#tray.destroy();
  }

  #showImage(): void {
    const path = this.#imagePath();
    if (path === this.#image || this.#tray.isDestroyed()) return;
    this.#image = path;
    this.#tray.setImage(this.#load(path));
  }

  #showMenu(items: readonly TrayItem[]): void {
    const menu = JSON.stringify(items);
    if (menu === this.#menu) return;
    this.#menu = menu;
    this.#tray.setContextMenu(this.#options.buildMenu(items.map((item) => this.#template(item))));
  }

  #template(item: TrayItem): Electron.MenuItemConstructorOptions {
    if (item.kind === 'separator') return { type: 'separator' };
    const label = item.label.replaceAll('&', '&&'); // one alone would underline the letter after it
    if (item.kind === 'text') return { label, enabled: false };
    return { label, enabled: item.enabled, click: () => this.#options.onAction(item.action) };
  }

  #imagePath(): string {
    const { platform, images, nativeTheme, nowMs } = this.#options;
    return join(images, trayImage(trayState(this.#facts, nowMs()), platform, nativeTheme));
  }

  #load(path: string): Electron.NativeImage {
    const image = this.#options.nativeImage.createFromPath(path);
    if (this.#options.platform === 'darwin') image.setTemplateImage(true); // the system colours it
    return image;
  }
}

/** The file of a state. Windows colours its taskbar apart from its programs; macOS colours the icon itself. */
function trayImage(
  state: TrayState,
  platform: NodeJS.Platform,
  theme: Pick<Theme, 'shouldUseDarkColors' | 'shouldUseDarkColorsForSystemIntegratedUI'>,
): string {
  if (platform === 'darwin') return `${state}Template.png`;
  const isDark = platform === 'win32' ? theme.shouldUseDarkColorsForSystemIntegratedUI : theme.shouldUseDarkColors;
  return `${state}-${isDark ? 'dark' : 'light'}.png`;
}
