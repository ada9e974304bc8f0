import { useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { useQuery } from '../../../bridge/use-query.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Avatar } from '../../../ui/Avatar.tsx';
import { cx } from '../../../ui/class-names.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { SearchBox } from '../../../ui/SearchBox.tsx';
import type { TalkRow } from './talk-context.ts';
import styles from './ForwardDialog.module.css';

interface ForwardDialogProps {
  readonly row: TalkRow | undefined;
  readonly onClose: () => void;
  readonly onForward: (row: TalkRow, chat: { readonly id: string; readonly title: string }) => void;
}

/** Where a message is passed on to: the chats in which one may write. */
export function ForwardDialog({ row, onClose, onForward }: ForwardDialogProps) {
  const { t } = useI18n();
  return (
    <Dialog title={t('talk.forwardTitle')} isOpen={row !== undefined} onClose={onClose}>
      {row ? <Targets row={row} onForward={onForward} /> : null}
    </Dialog>
  );
}

function Targets({
  row,
  onForward,
}: {
  readonly row: TalkRow;
  readonly onForward: ForwardDialogProps['onForward'];
}) {
  const { t } = useI18n();
  const chats = useQuery('chats', {});
  const [wanted, setWanted] = useState('');
  const needle = wanted.trim().toLocaleLowerCase('ru');
  const open = (chats.isReady ? chats.value : []).filter(
    ({ canWrite, title }) => canWrite && title.toLocaleLowerCase('ru').includes(needle),
  );
  return (
    <div className={styles.body}>
      <p className={styles.hint}>{t('talk.forwardHint', { name: row.author.name })}</p>
      <SearchBox label={t('chats.search')} value={wanted} onChange={setWanted} />
      <GridList
        className={cx(styles.list)}
        aria-label={t('talk.forwardTitle')}
        items={open}
        renderEmptyState={() => <p className={styles.hint}>{t('chats.none')}</p>}
        onAction={(key) => {
          const chat = open.find(({ id }) => id === key);
          if (chat) onForward(row, chat);
        }}
      >
        {(chat) => (
          <GridListItem id={chat.id} textValue={chat.title} className={cx(styles.chat)}>
            <Avatar name={chat.title} of="chat" size="small" />
            <span className={styles.title}>{chat.title}</span>
          </GridListItem>
        )}
      </GridList>
    </div>
  );
}
