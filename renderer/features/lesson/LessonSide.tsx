import { Hand, MicOff } from 'lucide-react';
import { useState } from 'react';
import type { LessonView } from '../../../shared/replica/live/lesson-views.ts';
import { isSignalError } from '../../../shared/signaling/signal-error.ts';
import { ask } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Chips } from '../../ui/Chips.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { LessonChat } from './LessonChat.tsx';
import { PapersOf } from '../minutes/PapersOf.tsx';
import { lessonRows } from './lesson-rows.ts';
import { LessonPeople } from './LessonPeople.tsx';
import { LessonRoll } from './LessonRoll.tsx';
import type { LessonMedia } from './media/lesson-media.ts';
import { errorOfReason } from './stage-words.ts';
import type { LessonPerson } from './people-on-lesson.ts';
import styles from './LessonSide.module.css';

interface LessonSideProps {
  readonly chat: string;
  readonly people: readonly LessonPerson[];
  /** Undefined until the replica has told of the lesson. */
  readonly view: LessonView | undefined;
  readonly media: LessonMedia;
  readonly isLesson: boolean;
  readonly pens: readonly string[];
  readonly spotlight: string;
}

/** Beside the stage: who is there, with raised hands, and for whoever leads the roll. */
export function LessonSide({ chat, people, view, media, isLesson, pens, spotlight }: LessonSideProps) {
  const { t } = useI18n();
  const [tab, setTab] = useState<'people' | 'chat' | 'roll'>('people');
  const isHost = people.some((person) => person.isOwn && person.isHost);
  const rows = lessonRows(people, view);
  const hands = view?.hands ?? [];
  const mayLead = view?.mayLead === true;
  // Whoever does not lead any more has no roll.
  const shown = tab === 'roll' && !mayLead ? 'people' : tab;
  const unread = useUnread(chat);
  const label = t(isLesson ? 'live.side' : 'meeting.side');
  const count = people.length;
  return (
    <aside className={styles.side} aria-label={label}>
      <div className={styles.head}>
        <Chips
          label={label}
          options={[
            { key: 'people', title: count > 0 ? t('live.tab.people', { count }) : t('live.tab.nobody') },
            {
              key: 'chat',
              title: unread > 0 ? t('live.tab.chatNew', { count: unread }) : t('live.tab.chat'),
            },
            ...(mayLead ? [{ key: 'roll' as const, title: t('live.tab.roll') }] : []),
          ]}
          chosen={shown}
          onChoose={setTab}
        />
        {isHost && shown === 'people' ? <MuteAll people={people} media={media} /> : null}
      </div>
      {shown === 'people' && hands.length > 0 ? (
        <div className={styles.hands} role="status">
          <Hand size="1.125rem" strokeWidth={1.75} aria-hidden="true" />
          <span className={styles.handsWords}>{t('live.hands', { count: hands.length })}</span>
          {mayLead && view ? (
            <Button
              look="plain"
              onPress={() => void ask(bridge().lesson.do, { do: 'handDown', lesson: view.id, person: '' })}
            >
              {t('live.allHandsDown')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {shown === 'chat' ? <LessonChat key={chat} chat={chat} /> : null}
      {shown === 'roll' && view ? (
        <>
          <div className={styles.papers}>
            <PapersOf chat={chat} about={view.id} day="" at={0} />
          </div>
          <LessonRoll view={view} />
        </>
      ) : null}
      {shown !== 'people' ? null : (
        <LessonPeople
          rows={rows}
          rooms={view?.rooms ?? []}
          media={media}
          isHost={isHost}
          lesson={mayLead ? view?.id : undefined}
          pens={pens}
          spotlight={spotlight}
          lead={view?.mayAppoint ? { host: view.host.id, seconds: view.seconds } : undefined}
        />
      )}
    </aside>
  );
}

/** How much of the lesson's chat has not been read. */
function useUnread(chat: string): number {
  const chats = useQuery('chats', {});
  const row = chats.isReady ? chats.value.find(({ id }) => id === chat) : undefined;
  return row?.unreadCount ?? 0;
}

function MuteAll({ people, media }: Pick<LessonSideProps, 'people' | 'media'>) {
  const { t } = useI18n();
  const toast = useToast();
  const others = people.filter(({ isOwn, isListener }) => !isOwn && !isListener);
  const mute = async () => {
    const muted = await media.mute(others.map(({ participantId }) => participantId));
    if (isSignalError(muted)) toast({ text: t(`error.${errorOfReason(muted.reason)}`) });
    else {
      const { mutedCount: count } = muted;
      toast({ text: count === 0 ? t('live.nobodyToMute') : t('live.mutedAll', { count }) });
    }
  };
  return (
    <IconButton
      label={t('live.muteAll')}
      icon={<MicOff size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
      isDisabled={others.length === 0}
      onPress={() => void mute()}
    />
  );
}
