import type * as Electron from 'electron';
import { fillPhrase } from './fill-phrase.ts';
import type { NativeWords } from './native-words.ts';

export interface NativeDialogsOptions {
  readonly showMessageBox: (
    options: Electron.MessageBoxOptions,
  ) => Promise<Pick<Electron.MessageBoxReturnValue, 'response'>>;
  readonly showOpenDialog: (
    options: Electron.OpenDialogOptions,
  ) => Promise<Pick<Electron.OpenDialogReturnValue, 'canceled' | 'filePaths'>>;
  readonly words: () => NativeWords['dialogs'];
}

/** What the system asks or says where the page cannot. */
export class NativeDialogs {
  readonly #options: NativeDialogsOptions;

  constructor(options: NativeDialogsOptions) {
    this.#options = options;
  }

  /** The page does not answer: whether to load it anew. Goes away by itself where `over` says that it answers again. */
  async askAboutBusyPage(over: AbortSignal): Promise<'reload' | 'wait'> {
    const { busy, wait, reload } = this.#options.words();
    const { response } = await this.#show(busy, { buttons: [wait, reload], signal: over });
    return response === 1 && !over.aborted ? 'reload' : 'wait';
  }

  /** The page fell again and again. */
  async askAboutFallenPage(): Promise<'reload' | 'close'> {
    const { fell, close, reload } = this.#options.words();
    const { response } = await this.#show(fell, { buttons: [close, reload] });
    return response === 1 ? 'reload' : 'close';
  }

  /** The whole path of a folder; null where nobody chose one. */
  async chooseFolder(): Promise<string | null> {
    const { folderTitle, folderChoose } = this.#options.words();
    const { canceled, filePaths } = await this.#options.showOpenDialog({
      title: folderTitle,
      message: folderTitle, // macOS shows no title
      buttonLabel: folderChoose,
      properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
    });
    return canceled ? null : (filePaths[0] ?? null);
  }

  async sayLinkFailed(address: string): Promise<void> {
    const { linkFailed, close } = this.#options.words();
    await this.#show({ ...linkFailed, text: fillPhrase(linkFailed.text, { address }) }, { buttons: [close] });
  }

  async saySaveFailed(name: string): Promise<void> {
    const { saveFailed, close } = this.#options.words();
    await this.#show({ ...saveFailed, title: fillPhrase(saveFailed.title, { name }) }, { buttons: [close] });
  }

  /** The first button is what happens to somebody who turns away. */
  #show(
    { title, text }: { readonly title: string; readonly text: string },
    options: Pick<Electron.MessageBoxOptions, 'buttons' | 'signal'>,
  ): Promise<Pick<Electron.MessageBoxReturnValue, 'response'>> {
    return this.#options.showMessageBox({
      type: 'warning',
      title: 'Tallybridge',
      message: title,
      detail: text,
      defaultId: (options.buttons?.length ?? 1) - 1,
      cancelId: 0,
      noLink: true,
      ...options,
    });
  }
}
