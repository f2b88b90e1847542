import type { BadgeWords } from './badge.ts';
import type { NoticeWords } from './notices.ts';
import type { TrayWords } from './tray-state.ts';
import english from './words/tray-en.json' with { type: 'json' };
import spanish from './words/tray-es.json' with { type: 'json' };

export interface QuietWords {
  readonly tray: TrayWords & BadgeWords;
  readonly notifications: NoticeWords;
  /** What a notification says of a newer version: that it is there, that it has been downloaded. */
  readonly updates: Readonly<Record<'available' | 'ready', string>>;
}

/** The words of what is seen without the window: tray, badge and notifications. A language without any means English. */
export function trayWords(language: string): QuietWords {
  return language === 'es' ? spanish : english;
}
