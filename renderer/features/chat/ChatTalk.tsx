import { MessageCircle } from 'lucide-react';
import { useContext, useEffect, useMemo, useState } from 'react';
import type { ChatHeadView } from '../../../shared/replica/views.ts';
import type { ChatStream, StreamAnswer } from '../../bridge/chat-stream.ts';
import { useIsFirstSync } from '../../bridge/use-first-sync.ts';
import type { Answer } from '../../bridge/watched-answer.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { useRefused } from '../connection/refused.tsx';
import { SubmitText } from '../groups/SubmitText.tsx';
import { ApologyBar } from '../moderation/ApologyBar.tsx';
import { WriteGate } from '../moderation/WriteGate.tsx';
import { Composer } from './Composer.tsx';
import { LinkNote } from './LinkNote.tsx';
import { isUnsent } from './message-layout.ts';
import { StreamList } from './stream/StreamList.tsx';
import { PinnedBar } from './talk/PinnedBar.tsx';
import { Talk } from './talk/Talk.tsx';
import { TypingContext, useTypingIn } from './talk/typing.ts';
import styles from './ChatPane.module.css';

interface ChatTalkProps {
  readonly head: ChatHeadView;
  readonly answer: Answer<StreamAnswer>;
  readonly stream: ChatStream;
  /** True beside something else, where there is no room for all. */
  readonly isNarrow?: boolean;
}

/** What is said in a chat, and where one says something. */
export function ChatTalk({ head, answer, stream, isNarrow = false }: ChatTalkProps) {
  const { id: chat, title, template, canWrite, gate, isPast } = head;
  const { t } = useI18n();
  const { withoutHidden } = useRefused();
  const shown = useMemo(
    () => (answer.isReady ? { ...answer.value, rows: withoutHidden(answer.value.rows) } : undefined),
    [answer, withoutHidden],
  );
  const isComing = useIsFirstSync();
  useTypingIn(chat);
  const newest = shown?.rows.at(-1)?.author.id;
  const typing = useContext(TypingContext);
  useEffect(() => {
    if (newest !== undefined) typing.wrote(newest);
  }, [typing, newest, shown]);
  // Counted up by every sending, so that the list goes to the end even when it was scrolled up.
  const [sentCount, setSentCount] = useState(0);
  const rows = shown?.rows ?? [];
  const goTo = useMemo(
    () => (isNarrow ? (id: string) => stream.goTo({ at: 'row', id }) : undefined),
    [isNarrow, stream],
  );
  return (
    <>
      <Talk chat={chat} goTo={goTo}>
        {isNarrow ? null : <PinnedBar chat={chat} />}
        <ApologyBar chat={chat} />
        {shown ? null : <Waiting />}
        {shown && rows.length === 0 ? (
          <EmptyPlace
            icon={<MessageCircle size="1.75rem" strokeWidth={1.75} />}
            title={t('chat.empty')}
            hint={t(isComing ? 'chat.emptyComing' : canWrite ? 'chat.emptyHint' : 'chat.emptyReadOnly')}
          />
        ) : null}
        {shown && rows.length > 0 ? (
          <StreamList chat={chat} title={title} answer={shown} stream={stream} sentCount={sentCount} />
        ) : null}
      </Talk>
      <LinkNote unsentCount={rows.filter(isUnsent).length} />
      {canWrite ? (
        <Composer
          chat={chat}
          title={title}
          template={template}
          isNarrow={isNarrow}
          onSent={() => setSentCount((count) => count + 1)}
        />
      ) : gate ? (
        <WriteGate chat={chat} gate={gate} />
      ) : (
        <div className={styles.readOnly}>
          <p>{t(isPast ? 'chat.past' : 'chat.readOnly')}</p>
          <SubmitText channel={chat} />
        </div>
      )}
    </>
  );
}

/** While the first answer is on its way, which is mostly shorter than one can see. */
function Waiting() {
  return (
    <div className={styles.waiting}>
      <SkeletonRows count={6} />
    </div>
  );
}
