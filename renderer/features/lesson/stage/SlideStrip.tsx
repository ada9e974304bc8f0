import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { ExhibitRow } from '../../../../shared/replica/live/stage-views.ts';
import { useFileState, useHereCount } from '../../../bridge/file-states.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { fileAddress } from '../../files/use-file.ts';
import styles from './Stage.module.css';

interface SlideStripProps {
  readonly exhibit: ExhibitRow;
  readonly page: number;
  readonly pages: number;
  /** Undefined for whoever only looks. */
  readonly onTurn: ((to: number) => void) | undefined;
}

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** Small pages to choose from for whoever leads; for the others where the lesson is. */
export function SlideStrip({ exhibit, page, pages, onTurn }: SlideStripProps) {
  const { t } = useI18n();
  return (
    <div className={styles.strip}>
      {onTurn ? (
        <>
          <IconButton
            label={t('stage.previous')}
            icon={<ChevronLeft {...ICON} />}
            isDisabled={page <= 1}
            onPress={() => onTurn(page - 1)}
          />
          <ol className={styles.thumbs} aria-label={t('stage.pages')}>
            {exhibit.files.map(({ digest }, index) => (
              <li key={`${index} ${digest}`}>
                <Thumb
                  digest={digest}
                  number={index + 1}
                  isShown={index + 1 === page}
                  onPress={() => onTurn(index + 1)}
                />
              </li>
            ))}
          </ol>
          <IconButton
            label={t('stage.next')}
            icon={<ChevronRight {...ICON} />}
            isDisabled={page >= pages}
            onPress={() => onTurn(page + 1)}
          />
        </>
      ) : null}
      <p className={styles.where} role="status">
        {t('stage.where', { page, pages })}
        <HowManyHere exhibit={exhibit} />
      </p>
    </div>
  );
}

interface ThumbProps {
  readonly digest: string;
  readonly number: number;
  readonly isShown: boolean;
  readonly onPress: () => void;
}

function Thumb({ digest, number, isShown, onPress }: ThumbProps) {
  const { t } = useI18n();
  const isHere = useFileState(digest)?.isHere === true;
  return (
    <Button
      className={cx(styles.thumb, isShown && styles.current)}
      aria-label={t('stage.toPage', { page: number })}
      aria-current={isShown ? 'page' : 'false'}
      onPress={onPress}
      ref={isShown ? intoView : null}
    >
      {isHere ? <img src={fileAddress(digest)} alt="" loading="lazy" draggable={false} /> : null}
      <span className={styles.number}>{number}</span>
    </Button>
  );
}

function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Says how many pages are here, so that whoever is about to lose the link knows. */
function HowManyHere({ exhibit }: { readonly exhibit: ExhibitRow }) {
  const { t } = useI18n();
  const count = useHereCount(exhibit.files.map(({ digest }) => digest));
  if (count === undefined) return null;
  return <span> · {t('stage.here', { count, all: exhibit.files.length })}</span>;
}
