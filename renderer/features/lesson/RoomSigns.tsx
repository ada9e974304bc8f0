import { useSyncExternalStore } from 'react';
import type { RoomSign } from '../../../shared/signaling/room-signs.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { SIGNS } from '../chat/talk/signs.ts';
import type { LessonMedia } from './media/lesson-media.ts';
import { summed } from './media/room-notes.ts';
import type { LessonPerson } from './people-on-lesson.ts';
import { errorOfReason } from './stage-words.ts';
import styles from './RoomSigns.module.css';

/** So many names are read; of more the sum is shown to everyone. */
const MOST_NAMES = 4;

interface RoomSignsProps {
  readonly media: LessonMedia;
  readonly people: readonly LessonPerson[];
  /** Whoever leads sees how many show what, the others who does. */
  readonly mayLead: boolean;
}

/** What people show just now. */
export function RoomSigns({ media, people, mayLead }: RoomSignsProps) {
  const { t } = useI18n();
  const { signs } = useSyncExternalStore(media.notes.subscribe, media.notes.getSnapshot);
  const nameOf = (id: string) => people.find(({ participantId }) => participantId === id)?.name ?? '';
  const isSum = mayLead || signs.length > MOST_NAMES;
  const shown = isSum
    ? summed(signs).map(([sign, count]) => ({ key: sign, sign, words: `${count}` }))
    : signs.map(({ key, sign, participantId }) => ({ key: `${key}`, sign, words: nameOf(participantId) }));
  return (
    <ul className={styles.signs} aria-live="polite" aria-label={t('live.signs')}>
      {shown.map(({ key, sign, words }) => {
        const Icon = SIGNS[sign];
        return (
          <li key={key} className={styles.sign} aria-label={`${t(`talk.sign.${sign}`)}: ${words}`}>
            <Icon size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
            <span aria-hidden="true">{words}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Shows the others a sign without a word. */
export function useShowSign(media: LessonMedia): (sign: RoomSign) => Promise<void> {
  const { t } = useI18n();
  const toast = useToast();
  return async (sign) => {
    const error = await media.react(sign);
    if (!error) return;
    const isOften = error.reason === 'tooManyRequests';
    toast({ text: isOften ? t('live.signsOften') : t(`error.${errorOfReason(error.reason)}`) });
  };
}
