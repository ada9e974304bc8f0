import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import type { MainTexts } from './texts.ts';

/** Asks whether to go on although messages exist on this computer only. Staying is the answer of Escape. */
export async function confirmUnsent(
  window: BrowserWindow | undefined,
  texts: MainTexts,
  count: number,
  why: 'quit' | 'leave',
): Promise<boolean> {
  const options = {
    type: 'warning',
    message: texts.unsent.message(count),
    detail: texts.unsent.detail,
    buttons: [texts.unsent.stay, texts.unsent[why]],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  } as const;
  const box = { ...options, buttons: [...options.buttons] };
  const { response } = window ? await dialog.showMessageBox(window, box) : await dialog.showMessageBox(box);
  return response === 1;
}

/** Lets the person pick the lists of a school; undefined when they changed their mind. */
export async function pickRoster(
  window: BrowserWindow | undefined,
  texts: MainTexts,
  what: 'folder' | 'zip',
): Promise<string | undefined> {
  const options: OpenDialogOptions =
    what === 'folder'
      ? { title: texts.roster.folder, properties: ['openDirectory'] }
      : {
          title: texts.roster.zip,
          properties: ['openFile'],
          filters: [{ name: texts.roster.zipFiles, extensions: ['zip'] }],
        };
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  return canceled ? undefined : filePaths[0];
}
