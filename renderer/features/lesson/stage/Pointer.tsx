import {
  createContext,
  type PointerEvent,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import { POINTER_SIDE, POINTS_PER_SECOND } from '../../../../shared/signaling/room-signs.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import type { LessonMedia } from '../media/lesson-media.ts';
import styles from './Stage.module.css';

interface Pointing {
  readonly media: LessonMedia;
  /** Whether one points at what is shown, instead of drawing on it. */
  readonly isOn: boolean;
}

/** Undefined where nothing can be pointed at. */
export const PointingContext = createContext<Pointing | undefined>(undefined);

const nothing = () => () => undefined;

/** Where somebody points on a page, and where one points oneself. */
export function PointerLayer() {
  const { t } = useI18n();
  const pointing = useContext(PointingContext);
  const notes = pointing?.media.notes;
  const shown = useSyncExternalStore(notes?.subscribe ?? nothing, () => notes?.getSnapshot().pointer);
  const lastAt = useRef(0);
  const isOn = pointing?.isOn === true;
  const media = pointing?.media;
  // Whoever stops pointing leaves nothing behind.
  useEffect(() => {
    if (!isOn) return undefined;
    return () => media?.point({ isOn: false, x: 0, y: 0 });
  }, [isOn, media]);
  const onMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.timeStamp - lastAt.current < 1000 / POINTS_PER_SECOND) return;
    lastAt.current = event.timeStamp;
    const box = event.currentTarget.getBoundingClientRect();
    const share = (part: number, whole: number) =>
      Math.round(Math.min(1, Math.max(0, whole > 0 ? part / whole : 0)) * POINTER_SIDE);
    const [x, y] = [share(event.clientX - box.left, box.width), share(event.clientY - box.top, box.height)];
    media?.point({ isOn: true, x, y });
  };
  const percent = (of: number) => `${(of / POINTER_SIDE) * 100}%`;
  return (
    <>
      {shown ? (
        <span
          className={styles.pointer}
          role="img"
          aria-label={t('stage.pointedAt')}
          style={{ left: percent(shown.x), top: percent(shown.y) }}
        />
      ) : null}
      {isOn ? <div className={styles.pointing} data-testid="pointing" onPointerMove={onMove} /> : null}
    </>
  );
}

/** What the pages of a stage need to be pointed at. */
export function usePointing(media: LessonMedia, isOn: boolean): Pointing {
  return useMemo(() => ({ media, isOn }), [media, isOn]);
}
