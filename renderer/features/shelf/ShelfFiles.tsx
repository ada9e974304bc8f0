import { useMemo, useState } from 'react';
import type { FileRef } from '../../../shared/schema/file-ref.ts';
import { useFileState } from '../../bridge/file-states.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { MessageFiles } from '../files/MessageFiles.tsx';
import styles from './Shelf.module.css';

interface ShelfFilesProps {
  /** The document that names the files. */
  readonly document: string;
  readonly files: readonly FileRef[];
  readonly isOwn: boolean;
}

/** The files of a material or an order, each with what this computer has of it, and whether it keeps it. */
export function ShelfFiles({ document, files, isOwn }: ShelfFilesProps) {
  const { t } = useI18n();
  const rows = useMemo(() => files.map((file) => ({ ...file, thumb: '' })), [files]);
  if (files.length === 0) return null;
  return (
    <section className={styles.files} aria-label={t('shelf.files')}>
      <MessageFiles document={document} files={rows} isOwn={isOwn} />
      {files.map((file) => (
        <KeepHere key={file.digest} document={document} file={file} isNamed={files.length > 1} />
      ))}
    </section>
  );
}

interface KeepHereProps {
  readonly document: string;
  readonly file: FileRef;
  readonly isNamed: boolean;
}

/** What is kept comes by itself, and is never cleaned away. */
function KeepHere({ document, file, isNamed }: KeepHereProps) {
  const { t } = useI18n();
  const state = useFileState(file.digest);
  // The tick follows the hand; whether the file has come stands beside its name.
  const [wish, setWish] = useState<boolean>();
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        disabled={!state}
        checked={wish ?? state?.isKept ?? false}
        onChange={(event) => {
          const isKept = event.target.checked;
          setWish(isKept);
          void ask(bridge().files.keep, { document, file, isKept }).then((outcome) => {
            if (!outcome.ok) setWish(undefined);
          });
        }}
      />
      <span>{isNamed ? t('shelf.keepNamed', { name: file.name }) : t('shelf.keep')}</span>
    </label>
  );
}
