/** What is dropped or pasted: files, and the names of folders, which cannot be attached. */
export interface Carried {
  readonly files: readonly File[];
  readonly folders: readonly string[];
}

/** The files that are dropped or pasted; none where words are pasted that an office program also gives as a picture. */
export function carriedIn(transfer: DataTransfer | null): Carried {
  const types = transfer?.types ?? [];
  if (types.includes('text/plain') && types.includes('text/html')) return { files: [], folders: [] };
  const files: File[] = [];
  const folders: string[] = [];
  for (const item of transfer?.items ?? []) {
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory) folders.push(entry.name);
    else if (file) files.push(file);
  }
  return { files, folders };
}
