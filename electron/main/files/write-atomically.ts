import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Replaces a file so that a reader, and the next start after a power cut, finds either the old text or the
 * new one and never half of either. Only the owner may read it.
 */
export async function writeAtomically(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const newPath = `${path}.new`;
  const file = await open(newPath, 'w', 0o600);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(newPath, path);
  await syncFolder(dirname(path));
}

/** The new name is on the disk too, so that pulling the plug does not bring the old text back. */
async function syncFolder(path: string): Promise<void> {
  // Windows opens no folder; there NTFS keeps names in its own journal.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
