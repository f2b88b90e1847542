import type * as Electron from 'electron';
import { expect, test } from 'vitest';
import { NativeDialogs } from '../../../electron/shell/native-dialogs.ts';
import { nativeWords } from '../../../electron/shell/native-words.ts';

function dialogs(response: number, language = 'en', folders: readonly string[] = []) {
  const shown: Electron.MessageBoxOptions[] = [];
  const asked: Electron.OpenDialogOptions[] = [];
  const native = new NativeDialogs({
    showMessageBox: async (options) => {
      shown.push(options);
      return { response };
    },
    showOpenDialog: async (options) => {
      asked.push(options);
      return { canceled: folders.length === 0, filePaths: [...folders] };
    },
    words: () => nativeWords(language).dialogs,
  });
  return { native, shown, asked };
}

test('a page that hangs is loaded anew only where a person says so', async () => {
  const { signal } = new AbortController();
  expect(await dialogs(1).native.askAboutBusyPage(signal)).toBe('reload');
  expect(await dialogs(0).native.askAboutBusyPage(signal)).toBe('wait');
  const { native, shown } = dialogs(0);
  await native.askAboutBusyPage(signal);
  expect(shown).toMatchObject([{ buttons: ['Wait', 'Reload'], cancelId: 0, signal }]);
});

test('a page that answers again meanwhile stays, whatever the dialog gives as it goes away', async () => {
  const over = new AbortController();
  over.abort();
  expect(await dialogs(1).native.askAboutBusyPage(over.signal)).toBe('wait');
});

test('a page that falls again and again is closed or loaded anew', async () => {
  expect(await dialogs(0).native.askAboutFallenPage()).toBe('close');
  const { native, shown } = dialogs(1, 'es');
  expect(await native.askAboutFallenPage()).toBe('reload');
  expect(shown).toMatchObject([
    { buttons: ['Cerrar', 'Volver a cargar'], message: expect.stringContaining('ventana') },
  ]);
});

test('what did not work is named', async () => {
  const { native, shown } = dialogs(0);
  await native.sayLinkFailed('https://go.xero.com/a');
  await native.saySaveFailed('movements.csv');
  expect(shown[0]?.detail).toContain('https://go.xero.com/a');
  expect(shown[1]?.message).toBe('movements.csv was not saved');
});

test('a folder is chosen in the system’s dialog, or none', async () => {
  const { native, asked } = dialogs(0, 'es', ['/descargas']);
  expect(await native.chooseFolder()).toBe('/descargas');
  expect(asked).toMatchObject([
    { buttonLabel: 'Elegir la carpeta', properties: expect.arrayContaining(['openDirectory']) },
  ]);
  expect(await dialogs(0).native.chooseFolder()).toBeNull();
});
