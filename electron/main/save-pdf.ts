import { writeFile } from 'node:fs/promises';
import { dialog, type BrowserWindow, type SaveDialogOptions } from 'electron';
import { AppError } from '../../shared/errors/app-error.ts';
import type { MainTexts } from './texts.ts';

/** What no file system takes in a name. */
const UNSAFE = /[\\/:*?"<>|\u0000-\u001f]+/g;

/**
 * Writes the page as it would be printed into a file that the person chooses; false where they changed
 * their mind. Throws AppError `diskFull` where it could not be written.
 */
export async function savePdf(
  window: BrowserWindow | undefined,
  texts: MainTexts,
  fileName: string,
): Promise<boolean> {
  if (!window) return false;
  const options: SaveDialogOptions = {
    title: texts.pdf.title,
    defaultPath: `${fileName.replace(UNSAFE, ' ').trim()}.pdf`,
    filters: [{ name: texts.pdf.files, extensions: ['pdf'] }],
  };
  const { canceled, filePath } = await dialog.showSaveDialog(window, options);
  if (canceled || !filePath) return false;
  const bytes = await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true });
  try {
    await writeFile(filePath, bytes);
  } catch (error) {
    const details = error instanceof Error ? error.message : String(error);
    throw new AppError('diskFull', { details });
  }
  return true;
}
