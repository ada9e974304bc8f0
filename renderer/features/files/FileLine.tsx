import { Download, Eye, FileText, FileWarning, Film, Image, Music, Pause, Play } from 'lucide-react';
import { useState } from 'react';
import type { FileView } from '../../../shared/files/file-type.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { FileMenu } from './FileMenu.tsx';
import { FilePreview } from './FilePreview.tsx';
import { type FileInUse, type FilePlace, useFile } from './use-file.ts';
import styles from './Files.module.css';

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** A file with its name, its size, what has become of it, and what one can do with it. */
export function FileLine(place: FilePlace) {
  const { t } = useI18n();
  const of = useFile(place);
  const [isShown, setIsShown] = useState(false);
  const { file } = place;
  return (
    <div className={styles.file} role="group" aria-label={t('files.file', { name: file.name })}>
      <div className={styles.line}>
        <span className={styles.sign}>
          {file.thumb === '' || file.isVoice ? (
            <Sign view={of.view} isRisky={of.isRisky} />
          ) : (
            <img className={styles.signPicture} src={thumbAddress(file.thumb)} alt="" />
          )}
        </span>
        <span className={styles.words}>
          <span className={styles.name} title={file.name}>
            {file.name}
          </span>
          <span className={styles.about}>{of.words}</span>
        </span>
        <MainAction of={of} onShow={() => setIsShown(true)} />
        <FileMenu of={of} />
      </div>
      <Progress of={of} />
      {of.isRisky ? <p className={styles.risky}>{t('files.risky')}</p> : null}
      {of.error ? <ErrorNote error={of.error} /> : null}
      {isShown ? <FilePreview place={place} of={of} onClose={() => setIsShown(false)} /> : null}
    </div>
  );
}

export function thumbAddress(thumb: string): string {
  // The first letters of what begins with RIFF.
  return `data:image/${thumb.startsWith('UklGR') ? 'webp' : 'jpeg'};base64,${thumb}`;
}

function Sign({ view, isRisky }: { readonly view: FileView; readonly isRisky: boolean }) {
  if (isRisky) return <FileWarning {...ICON} />;
  switch (view) {
    case 'picture':
      return <Image {...ICON} />;
    case 'sound':
      return <Music {...ICON} />;
    case 'video':
      return <Film {...ICON} />;
    case '':
      return <FileText {...ICON} />;
  }
}

/** How much of what is under way has arrived. */
export function Progress({ of: { state, ref, isUnderWay, words } }: { readonly of: FileInUse }) {
  const { t } = useI18n();
  // Before it has begun there is nothing to be seen of it.
  if (!isUnderWay || !state || (!state.isMoving && state.doneBytes === 0)) return null;
  return (
    <ProgressLine
      label={t('files.progress', { name: ref.name })}
      done={state.doneBytes}
      total={ref.sizeBytes}
      words={words}
    />
  );
}

/** The one thing that is wanted most in this state. */
function MainAction({ of, onShow }: { readonly of: FileInUse; readonly onShow: () => void }) {
  const { t } = useI18n();
  const { ref, state, view } = of;
  const wish = state?.up || state?.down || '';
  if (wish === 'wanted') {
    return (
      <IconButton
        label={t('files.pause', { name: ref.name })}
        icon={<Pause {...ICON} />}
        onPress={of.pause}
      />
    );
  }
  if (wish !== '') {
    return (
      <IconButton
        label={t('files.resume', { name: ref.name })}
        icon={<Play {...ICON} />}
        onPress={() => of.resume()}
      />
    );
  }
  if (!of.isHere) {
    return (
      <IconButton
        label={t('files.fetch', { name: ref.name })}
        icon={<Download {...ICON} />}
        isDisabled={!state}
        onPress={() => of.download()}
      />
    );
  }
  if (view !== '') {
    return (
      <IconButton label={t('files.show', { name: ref.name })} icon={<Eye {...ICON} />} onPress={onShow} />
    );
  }
  if (!of.canOpen) return null;
  return (
    <IconButton label={t('files.open', { name: ref.name })} icon={<Eye {...ICON} />} onPress={of.open} />
  );
}
