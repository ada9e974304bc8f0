import { memo } from 'react';
import type { FileRow } from '../../../shared/replica/file-rows.ts';
import { FileLine } from './FileLine.tsx';
import { isPicture } from './picture-place.ts';
import { PictureTile } from './PictureTile.tsx';
import { VoiceLine } from './VoiceLine.tsx';
import styles from './Files.module.css';

interface MessageFilesProps {
  readonly document: string;
  readonly files: readonly FileRow[];
  readonly isOwn: boolean;
}

/** The files of a message: pictures beside each other, everything else in lines. */
export const MessageFiles = memo(function MessageFiles({ document, files, isOwn }: MessageFilesProps) {
  const pictures = files.filter(isPicture);
  return (
    <div className={styles.files}>
      {pictures.length > 0 ? (
        <div className={styles.pictures}>
          {pictures.map((file) => (
            <PictureTile key={file.digest} document={document} file={file} isOwn={isOwn} />
          ))}
        </div>
      ) : null}
      {files
        .filter((file) => !isPicture(file))
        .map((file) =>
          file.isVoice ? (
            <VoiceLine key={file.digest} document={document} file={file} isOwn={isOwn} />
          ) : (
            <FileLine key={file.digest} document={document} file={file} isOwn={isOwn} />
          ),
        )}
    </div>
  );
});
