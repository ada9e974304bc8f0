import { Phone, Presentation, Radio } from 'lucide-react';
import type { ChatHeadView } from '../../../shared/replica/views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from './LiveLessonBar.module.css';

type LiveLesson = NonNullable<ChatHeadView['liveLesson']>;

function liveWords({ type, isOwn, hostName: host }: LiveLesson, t: Translate): string {
  if (type === 'call' || type === 'lesson' || type === 'broadcast') {
    return isOwn ? t(`${type}.liveOwn`) : t(`${type}.liveBy`, { host });
  }
  const what = t(`session.type.${type}`);
  return isOwn ? t('session.liveOwn', { what }) : t('session.liveBy', { what, host });
}

function returnWords({ type }: LiveLesson) {
  if (type === 'call') return 'call.backTo';
  return type === 'lesson' ? 'lesson.return' : 'meeting.return';
}

/** Says that a lesson is going on in this chat, and lets one in. */
export function LiveLessonBar({ head }: { readonly head: ChatHeadView }) {
  const { t } = useI18n();
  const { place, go } = useNavigation();
  const lesson = head.liveLesson;
  if (!lesson) return null;
  const isCall = lesson.type === 'call';
  const isBroadcast = lesson.type === 'broadcast';
  const Icon = isCall ? Phone : isBroadcast ? Radio : Presentation;
  const isInside = place.lesson?.id === lesson.id;
  const isElsewhere = place.lesson !== undefined && !isInside;
  return (
    <div className={styles.bar}>
      <Icon size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
      <p className={styles.words}>
        {liveWords(lesson, t)}
        {!lesson.isOwn && lesson.isHostVerified ? (
          <>
            {'\u00a0'}
            <Badge />
          </>
        ) : null}
      </p>
      {isElsewhere ? null : (
        <Button look="primary" onPress={() => go({ to: 'lesson', id: lesson.id, chat: head.id, isCall })}>
          {t(isInside ? returnWords(lesson) : isCall ? 'call.join' : 'lesson.enter')}
        </Button>
      )}
    </div>
  );
}
