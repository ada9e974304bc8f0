import { Download, Pause, Play } from 'lucide-react';
import type { FileRow } from '../../../shared/replica/file-rows.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Progress } from '../files/FileLine.tsx';
import { useFile } from '../files/use-file.ts';
import styles from './Recording.module.css';

const ICON = { size: '1.125rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The sound of a recording while it is not on this computer: how large it is, and how far it has come. */
export function RecordingFile({ document, file }: { readonly document: string; readonly file: FileRow }) {
  const { t } = useI18n();
  const of = useFile({ document, file, isOwn: false });
  if (!of.state) return null;
  if (of.isHere) return <p className={styles.here}>{t('recording.isHere')}</p>;
  const wish = of.state.down;
  return (
    <div className={styles.file} role="group" aria-label={t('recording.sound')}>
      <p className={styles.fileWords}>
        {wish === '' ? t('recording.fetchHint') : t('recording.soundOf', { words: of.words })}
      </p>
      <Progress of={of} />
      <div className={styles.fileActions}>
        {wish === '' ? (
          <>
            <Button look="primary" icon={<Download {...ICON} />} onPress={() => of.download()}>
              {t('recording.fetch', { size: of.words })}
            </Button>
            <Button onPress={() => of.download(true)}>{t('recording.fetchAtNight')}</Button>
          </>
        ) : wish === 'wanted' ? (
          <Button icon={<Pause {...ICON} />} onPress={of.pause}>
            {t('recording.pauseFetching')}
          </Button>
        ) : (
          <Button icon={<Play {...ICON} />} onPress={() => of.resume()}>
            {t('recording.goOnFetching')}
          </Button>
        )}
      </div>
      {of.error ? <ErrorNote error={of.error} /> : null}
    </div>
  );
}
