import { useMemo } from 'react';
import type { FileRef } from '../../../../shared/schema/file-ref.ts';
import { MessageFiles } from '../../files/MessageFiles.tsx';

interface RoundFilesProps {
  /** The document that names the files: its readers may have them. */
  readonly document: string;
  readonly files: readonly FileRef[];
  readonly isOwn: boolean;
}

/** The files of a task, an answer or a reply. They come without small pictures. */
export function RoundFiles({ document, files, isOwn }: RoundFilesProps) {
  const rows = useMemo(() => files.map((file) => ({ ...file, thumb: '' })), [files]);
  return rows.length > 0 ? <MessageFiles document={document} files={rows} isOwn={isOwn} /> : null;
}
