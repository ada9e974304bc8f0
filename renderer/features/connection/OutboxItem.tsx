import { isActAction } from '../../../shared/acts/registry.ts';
import { Copy, MessageCircle } from 'lucide-react';
import { memo } from 'react';
import type { OutboxRow } from '../../../shared/replica/views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { IconButton } from '../../ui/Button.tsx';
import { useCopy } from '../../ui/copy.ts';
import { StateMark } from '../chat/StateMark.tsx';
import { RefusalNote } from './RefusalNote.tsx';
import styles from './OutboxItem.module.css';

interface OutboxItemProps {
  readonly row: OutboxRow;
  readonly onDiscarded: () => void;
}

/** One thing that has not left this computer: where and when, what, how far it came, and what can be done. */
export const OutboxItem = memo(function OutboxItem({ row, onDiscarded }: OutboxItemProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  const { state } = row;
  const isWithAuthor = state === 'refused' || state === 'aside';
  const hasChat = row.chatTitle !== '';
  const isOfSchool = row.act === 'act' || row.act === 'slip';
  const chat = hasChat ? row.chatTitle : t(isOfSchool ? 'outbox.ofSchool' : 'outbox.chatGone');
  return (
    <div className={styles.item}>
      <div className={styles.head}>
        <StateMark state={state} />
        <span className={styles.where}>
          {row.act === 'draft'
            ? t('outbox.draft', { chat })
            : t('outbox.where', { chat, when: formats.moment(row.writtenAt, now) })}
        </span>
        {isWithAuthor ? null : <WaitingActions row={row} hasChat={hasChat} />}
      </div>
      <p className={styles.text}>{whatWords(row, t)}</p>
      {isWithAuthor ? (
        <RefusalNote of={{ ...row, state }} hasChat={hasChat} onDiscarded={onDiscarded} />
      ) : null}
    </div>
  );
});

function WaitingActions({ row, hasChat }: { readonly row: OutboxRow; readonly hasChat: boolean }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const copy = useCopy();
  return (
    <div className={styles.actions}>
      {row.act === 'message' ? (
        <IconButton
          label={t('refusal.copy')}
          icon={<Copy size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => copy(row.text)}
        />
      ) : null}
      {hasChat ? (
        <IconButton
          label={t('outbox.openChat')}
          icon={<MessageCircle size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => go({ to: 'chat', chat: row.chat })}
        />
      ) : null}
    </div>
  );
}

function whatWords({ act, action, about, text }: OutboxRow, t: Translate): string {
  switch (act) {
    case 'message':
    case 'draft':
      return text;
    case 'lesson':
    case 'lessonEnd':
    case 'session':
    case 'minutes':
    case 'takedown':
    case 'report':
    case 'apology':
    case 'order':
    case 'orderEnd':
    case 'material':
    case 'review':
    case 'poll':
    case 'event':
    case 'task':
    case 'taskAnswer':
    case 'taskReply':
      return t(`outbox.act.${act}`, { text });
    case 'act':
      return [isActAction(action) ? t(`act.${action}`) : t('outbox.act.other'), about]
        .filter(Boolean)
        .join(': ');
    case 'join':
    case 'decline':
    case 'leave':
    case 'slip':
    case 'deletion':
    case 'reportend':
    case 'casestep':
    case 'objection':
    case 'reaction':
    case 'pin':
    case 'ack':
    case 'paperack':
    case 'materialEnd':
    case 'vote':
    case 'booking':
    case 'taskShow':
    case 'other':
      return t(`outbox.act.${act}`);
  }
}
