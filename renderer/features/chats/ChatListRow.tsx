import { memo } from 'react';
import { AtSign, BellOff, Phone, Presentation } from 'lucide-react';
import type { ChatRow } from '../../../shared/replica/views.ts';
import type { SessionType } from '../../../shared/schema/lesson.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { callLine } from '../call/call-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { cx } from '../../ui/class-names.ts';
import { Spoken } from '../../ui/Spoken.tsx';
import { StateMark } from '../chat/StateMark.tsx';
import { briefAuthor } from './chat-filter.ts';
import styles from './ChatListRow.module.css';

interface ChatListRowProps {
  readonly chat: ChatRow;
  readonly isSelected: boolean;
  /** Whether messages may still be on their way for the first time. */
  readonly isComing: boolean;
  readonly when: string;
}

export const ChatListRow = memo(function ChatListRow({ chat, isSelected, isComing, when }: ChatListRowProps) {
  const { t } = useI18n();
  const { last, unreadCount } = chat;
  const isMuted = chat.mutedUntil > useNow();
  return (
    <div className={cx(styles.row, isSelected && styles.selected)}>
      <Avatar name={chat.title} of="chat" />
      <span className={styles.top}>
        <span className={styles.title}>{chat.title}</span>
        {chat.isPast ? <span className={styles.when}>{t('chats.past')}</span> : null}
        {isMuted ? (
          <span className={styles.muted} title={t('chats.muted')}>
            <BellOff size="0.875rem" strokeWidth={1.9} aria-hidden="true" />
            <Spoken>{t('chats.muted')}</Spoken>
          </span>
        ) : null}
        <span className={styles.when}>{when}</span>
      </span>
      <span className={styles.bottom}>
        <LastLine chat={chat} isSelected={isSelected} isComing={isComing} />
        {last?.isOwn && !isDraftShown(chat, isSelected) && last.state !== 'onHub' && last.state !== 'read' ? (
          <StateMark state={last.state} />
        ) : null}
        {chat.isForMe ? (
          <span className={styles.forMe} title={t('chats.forMe')}>
            <AtSign size="0.875rem" strokeWidth={2.25} aria-hidden="true" />
            <Spoken>{t('chats.forMe')}</Spoken>
          </span>
        ) : null}
        {unreadCount > 0 ? (
          <span
            className={cx(styles.unread, isMuted && styles.quiet)}
            data-count={unreadCount > 999 ? '999+' : unreadCount}
          >
            <Spoken>{t('chats.unread', { count: unreadCount })}</Spoken>
          </span>
        ) : null}
      </span>
    </div>
  );
});

/** What is typed in the open chat is seen there. */
function isDraftShown(chat: ChatRow, isSelected: boolean): boolean {
  return chat.draft !== '' && !isSelected && chat.liveLesson === '';
}

function liveWords(type: SessionType, t: Translate): string {
  if (type === 'call' || type === 'lesson') return t(`${type}.live`);
  return t('session.goesOn', { what: t(`session.type.${type}`) });
}

const LIVE_ICON = { size: '1rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

function LastLine({ chat, isSelected, isComing }: Omit<ChatListRowProps, 'when'>) {
  const { t } = useI18n();
  const { last } = chat;
  if (chat.liveLesson !== '') {
    return (
      <span className={cx(styles.text, styles.live)}>
        {chat.liveType === 'call' ? <Phone {...LIVE_ICON} /> : <Presentation {...LIVE_ICON} />}
        {liveWords(chat.liveType ?? 'lesson', t)}
      </span>
    );
  }
  if (isDraftShown(chat, isSelected)) {
    return (
      <span className={styles.text}>
        <span className={styles.draft}>{t('chats.draft')} </span>
        {chat.draft.slice(0, 160)}
      </span>
    );
  }
  if (last?.attached === 'recording')
    return <span className={styles.text}>{t('files.attached.recording')}</span>;
  if (!last) return <span className={styles.text}>{t(isComing ? 'chats.coming' : 'chats.noMessages')}</span>;
  return (
    <span className={styles.text}>
      <span className={cx(last.isOwn && styles.own)}>
        {last.isOwn ? t('chats.you') : briefAuthor(last.authorName)}
        {!last.isOwn && last.isAuthorVerified ? (
          <>
            {'\u00a0'}
            <Badge />
          </>
        ) : null}
        {last.isOwn ? '' : ':'}{' '}
      </span>
      {last.isTakenDown ? t('talk.brief.takenDown') : <LastWords last={last} />}
    </span>
  );
}

function LastWords({ last }: { readonly last: NonNullable<ChatRow['last']> }) {
  const { t, formats } = useI18n();
  if (last.call) return callLine({ call: last.call, durationMs: last.callMs, isOwn: last.isOwn }, t, formats);
  if (last.text === '' && last.attached !== '') return t(`files.attached.${last.attached}`);
  return last.text.slice(0, 160);
}
