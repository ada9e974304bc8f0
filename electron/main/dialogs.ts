import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import type { MainTexts, UnsentWork } from './texts.ts';

/**
 * Says that something has not left this computer yet, and asks whether to go on. Nothing is lost by going,
 * so that is the answer of Enter; Escape stays.
 */
export async function confirmUnsent(
  window: BrowserWindow | undefined,
  texts: MainTexts,
  work: UnsentWork,
  why: 'quit' | 'leave',
): Promise<boolean> {
  const options = {
    type: 'info',
    message: texts.unsent.message(work),
    detail: texts.unsent.detail(work.count, why),
    buttons: [texts.unsent.stay, texts.unsent[why]],
    defaultId: 1,
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

/** Lets the person pick the file of a paper; undefined when they changed their mind. */
export async function pickPaper(
  window: BrowserWindow | undefined,
  texts: MainTexts,
): Promise<string | undefined> {
  const options: OpenDialogOptions = {
    title: texts.paper.pick,
    properties: ['openFile'],
    filters: [{ name: texts.paper.files, extensions: ['pdf', 'jpg', 'jpeg', 'png'] }],
  };
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  return canceled ? undefined : filePaths[0];
}

/** What no file system takes in a name. */
const UNSAFE_IN_NAMES = /[\\/:*?"<>|\u0000-\u001f]+/g;

/** Asks where to keep a file; undefined when the person changed their mind. */
export async function pickPlace(
  window: BrowserWindow | undefined,
  texts: MainTexts,
  fileName: string,
): Promise<string | undefined> {
  const options = { title: texts.paper.save, defaultPath: fileName.replace(UNSAFE_IN_NAMES, ' ').trim() };
  const { canceled, filePath } = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options);
  return canceled || !filePath ? undefined : filePath;
}

/** Asks for a folder to write into; undefined when the person changed their mind. */
export async function pickFolder(
  window: BrowserWindow | undefined,
  title: string,
): Promise<string | undefined> {
  const options: OpenDialogOptions = { title, properties: ['openDirectory', 'createDirectory'] };
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  return canceled ? undefined : filePaths[0];
}
