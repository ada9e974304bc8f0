import { useQuery } from '../../../bridge/use-query.ts';
import type { PersonBrief } from '../../../../shared/replica/views.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { PersonLine } from '../../../ui/PersonLine.tsx';
import { ProgressLine } from '../../../ui/ProgressLine.tsx';
import type { TalkRow } from './talk-context.ts';
import styles from './SeenByDialog.module.css';

interface SeenByDialogProps {
  readonly chat: string;
  readonly row: TalkRow | undefined;
  readonly onClose: () => void;
}

/** Who has read a message and who has not. */
export function SeenByDialog({ chat, row, onClose }: SeenByDialogProps) {
  const { t } = useI18n();
  return (
    <Dialog title={t('talk.seenTitle')} isOpen={row !== undefined} onClose={onClose} place="side">
      {row ? <SeenBy chat={chat} message={row.id} /> : null}
    </Dialog>
  );
}

function SeenBy({ chat, message }: { readonly chat: string; readonly message: string }) {
  const { t } = useI18n();
  const answer = useQuery('seenBy', { chat, message });
  if (!answer.isReady) return null;
  if (!answer.value) return <p>{t('talk.seenUnknown')}</p>;
  const { read, unread } = answer.value;
  const total = read.length + unread.length;
  const words = t('talk.seenBy', { count: read.length, total });
  return (
    <div className={styles.body}>
      <p className={styles.sum}>{words}</p>
      <ProgressLine label={t('talk.seenTitle')} done={read.length} total={total} words={words} />
      <People title={t('talk.seenRead')} people={read} />
      <People title={t('talk.seenUnread')} people={unread} />
      <p className={styles.hint}>{t('talk.seenHint')}</p>
    </div>
  );
}

function People({ title, people }: { readonly title: string; readonly people: readonly PersonBrief[] }) {
  if (people.length === 0) return null;
  return (
    <section>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.people}>
        {people.map((person) => (
          <li key={person.id}>
            <PersonLine person={person} />
          </li>
        ))}
      </ul>
    </section>
  );
}
