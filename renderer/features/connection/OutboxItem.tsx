import { memo } from 'react';
import type { OutboxRow } from '../../../shared/replica/views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { Button } from '../../ui/Button.tsx';
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
  const hasChat = row.chatTitle !== '';
  const chat = hasChat ? row.chatTitle : t('outbox.chatGone');
  return (
    <div className={styles.item}>
      <p className={styles.head}>
        <StateMark state={state} />
        <span className={styles.where}>
          {row.act === 'draft'
            ? t('outbox.draft', { chat })
            : t('outbox.where', { chat, when: formats.moment(row.writtenAt, now) })}
        </span>
      </p>
      <p className={styles.text}>{whatWords(row, t)}</p>
      {state === 'refused' || state === 'aside' ? (
        <RefusalNote of={{ ...row, state }} hasChat={hasChat} onDiscarded={onDiscarded} />
      ) : (
        <WaitingActions row={row} hasChat={hasChat} />
      )}
    </div>
  );
});

function WaitingActions({ row, hasChat }: { readonly row: OutboxRow; readonly hasChat: boolean }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const copy = useCopy();
  return (
    <div className={styles.actions}>
      {row.act === 'message' ? <Button onPress={() => copy(row.text)}>{t('refusal.copy')}</Button> : null}
      {hasChat ? (
        <Button look="plain" onPress={() => go({ to: 'chat', chat: row.chat })}>
          {t('outbox.openChat')}
        </Button>
      ) : null}
    </div>
  );
}

function whatWords({ act, text }: OutboxRow, t: Translate): string {
  switch (act) {
    case 'message':
    case 'draft':
      return text;
    case 'lesson':
    case 'lessonEnd':
      return t(`outbox.act.${act}`, { text });
    case 'join':
    case 'decline':
    case 'leave':
    case 'other':
      return t(`outbox.act.${act}`);
  }
}
