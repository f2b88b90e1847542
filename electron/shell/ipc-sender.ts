import type * as Electron from 'electron';
import { isOfApp } from './app-origin.ts';

/** What is looked at of a message before it is believed. */
export interface IpcEvent {
  readonly senderFrame: Pick<Electron.WebFrameMain, 'url' | 'parent' | 'frameTreeNodeId'> | null;
  readonly sender: { readonly id: number; readonly mainFrame: Pick<Electron.WebFrameMain, 'frameTreeNodeId'> };
}

/** Why a message is not from a page of a window of ours; null where it is. */
export function strangerOf(event: IpcEvent, isOurWindow: (webContentsId: number) => boolean): string | null {
  try {
    const { senderFrame: frame, sender } = event;
    if (frame === null) return 'its frame is gone';
    if (frame.parent !== null || frame.frameTreeNodeId !== sender.mainFrame.frameTreeNodeId)
      return 'it is a frame in a page';
    if (!isOfApp(frame.url)) return 'it is another page';
    return isOurWindow(sender.id) ? null : 'it is another window';
  } catch {
    return 'its frame is gone'; // such a frame throws when it is looked at
  }
}
