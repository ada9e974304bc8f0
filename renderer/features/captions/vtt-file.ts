import { MAX_VTT_LETTERS, readVtt, type ReadVtt } from '../../../shared/captions/vtt.ts';

/** No file of so many letters has more bytes. */
const MAX_VTT_BYTES = MAX_VTT_LETTERS * 4;

/** Captions out of a file that a person chose, whatever is in it. */
export async function readVttFile(file: Pick<File, 'size' | 'arrayBuffer'>): Promise<ReadVtt> {
  if (file.size > MAX_VTT_BYTES) return { ok: false, fault: 'tooLarge', row: 1 };
  const bytes = await file.arrayBuffer();
  try {
    return readVtt(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Words read by the wrong alphabet would be kept as if somebody had said them.
    return { ok: false, fault: 'notUtf8', row: 1 };
  }
}
