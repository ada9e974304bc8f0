import { rename, rm, writeFile } from 'node:fs/promises';
import { AppError } from '../../../shared/errors/app-error.ts';
import { safeName } from '../../../shared/files/file-type.ts';

/**
 * Writes a text where the person says; false where they changed their mind. What lay there stays whole until the
 * new file is. Throws AppError `diskFull` where it could not be written.
 */
export async function saveText(
  pickPlace: (fileName: string) => Promise<string | undefined>,
  { name, text }: { readonly name: string; readonly text: string },
): Promise<boolean> {
  const place = await pickPlace(safeName(name));
  if (place === undefined) return false;
  const unfinished = `${place}.part`;
  try {
    await writeFile(unfinished, text, { mode: 0o600 });
    await rename(unfinished, place);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new AppError('diskFull', { details: error instanceof Error ? error.message : String(error) });
  }
  return true;
}
