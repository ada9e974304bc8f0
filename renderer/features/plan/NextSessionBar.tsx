import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import type { ChatHeadView } from '../../../shared/replica/views.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { startOfDay } from '../../i18n/formats.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import styles from '../chat/LiveLessonBar.module.css';
import { daysAfter } from './plan-weeks.ts';
import { SessionPane } from './SessionPane.tsx';
import { timeWords, typeWords } from './session-words.ts';
import { doorOf, useSession } from './use-session.ts';

/** From so long before on a chat says what comes next in it. */
const NEAR_MS = 3 * 3_600_000;

/** What is planned next in this chat, when its time is near, with the way in. */
export function NextSessionBar({ head }: { readonly head: ChatHeadView }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const today = startOfDay(now);
  const { pass, isStarting } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  const answer = useQuery('sessions', { chat: head.id, from: today, to: daysAfter(today, 2) });
  const next = (answer.isReady ? answer.value : []).find(
    ({ at, endsAt, isCancelled, lesson }) =>
      !isCancelled && lesson === '' && at - NEAR_MS <= now && now < endsAt,
  );
  // What goes on is said by a bar of its own.
  if (!next || head.liveLesson) return null;
  const door = doorOf(next, now);
  return (
    <div className={styles.bar}>
      <CalendarClock size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
      <p className={styles.words}>
        {t('session.next', {
          title: `${typeWords(next, t)}: ${next.title}`,
          when: timeWords(next, { t, formats }),
        })}
      </p>
      <Button onPress={() => setIsOpen(true)}>{t('session.details')}</Button>
      {door ? (
        <Button look="primary" isPending={isStarting} onPress={() => void pass(next, door)}>
          {t(`session.door.${door}`)}
        </Button>
      ) : null}
      {isOpen ? <SessionPane session={next.id} day={next.day} onClose={() => setIsOpen(false)} /> : null}
    </div>
  );
}
