import { CloudDownload } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ExhibitRow } from '../../../../shared/replica/live/stage-views.ts';
import { useFileState } from '../../../bridge/file-states.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { EmptyPlace } from '../../../ui/EmptyPlace.tsx';
import { ProgressLine } from '../../../ui/ProgressLine.tsx';
import { fileAddress } from '../../files/use-file.ts';
import styles from './Stage.module.css';

interface SlideSheetProps {
  readonly exhibit: ExhibitRow;
  readonly page: number;
  readonly label: string;
  readonly children: ReactNode;
}

/** One page of slides, and what lies on it. */
export function SlideSheet({ exhibit, page, label, children }: SlideSheetProps) {
  const file = exhibit.files[page - 1];
  const state = useFileState(file?.digest ?? '');
  const { width, height } = exhibit;
  const ratio = width > 0 && height > 0 ? width / height : 16 / 9;
  if (!file) return null;
  const share = file.sizeBytes > 0 ? (state?.doneBytes ?? 0) / file.sizeBytes : 0;
  return (
    <div
      className={styles.sheet}
      style={{ aspectRatio: `${ratio}`, width: `min(100cqw, calc(100cqh * ${ratio}))` }}
    >
      {state?.isHere ? (
        <img className={styles.page} src={fileAddress(file.digest)} alt={label} draggable={false} />
      ) : state ? (
        <PageOnItsWay share={share} />
      ) : null}
      {children}
    </div>
  );
}

/** The page is named by the lesson and has not come yet. */
export function PageOnItsWay({ share }: { readonly share: number | undefined }) {
  const { t } = useI18n();
  return (
    <EmptyPlace
      icon={<CloudDownload size="1.75rem" strokeWidth={1.75} />}
      title={t('stage.pageComing')}
      hint={t('stage.pageComingHint')}
    >
      {share === undefined ? null : (
        <ProgressLine
          label={t('stage.pageComing')}
          done={share}
          total={1}
          words={t('stage.share', { percent: Math.round(share * 100) })}
        />
      )}
    </EmptyPlace>
  );
}
