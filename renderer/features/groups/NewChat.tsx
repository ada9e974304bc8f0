import { MessageSquarePlus } from 'lucide-react';
import { useState } from 'react';
import type { MissingChat, NewChats } from '../../../shared/replica/school/new-chats-query.ts';
import { newId } from '../../bridge/new-id.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useJoining } from '../moderation/use-joining.tsx';
import { PickFrom } from '../console-people/PickFrom.tsx';
import { NewChannel } from './NewChannel.tsx';
import { type ChatAct, useChatAct } from './use-chat-act.ts';
import styles from './Groups.module.css';

const MOST_PEOPLE = 200;
const MOST_SHOWN = 8;
const NOBODY: readonly never[] = [];

/** Where chats begin: those that the regulations name in one action, and groups with chosen people. */
export function NewChat() {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  const answer = useQuery('school.newChats', {});
  if (!answer.isReady || !answer.value.canOpen) return null;
  const close = () => setIsOpen(false);
  return (
    <>
      <IconButton
        label={t('groups.new')}
        icon={<MessageSquarePlus size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={() => setIsOpen(true)}
      />
      <Dialog title={t('groups.new')} isOpen={isOpen} onClose={close}>
        {isOpen ? <NewChatForm {...answer.value} onClose={close} /> : null}
      </Dialog>
    </>
  );
}

interface FormProps extends NewChats {
  readonly onClose: () => void;
}

function NewChatForm({ missing, canOpenChannel, onClose }: FormProps) {
  const act = useChatAct();
  return (
    <div className={styles.form}>
      {act.error ? <ErrorNote error={act.error} /> : null}
      {missing.length > 0 ? <Named missing={missing} act={act} /> : null}
      <NewGroup act={act} onClose={onClose} />
      {canOpenChannel ? <NewChannel act={act} onClose={onClose} /> : null}
    </div>
  );
}

/** The chats of the regulations that are not there yet: the school offers them to whom they are for. */
function Named({ missing, act }: { readonly missing: readonly MissingChat[]; readonly act: ChatAct }) {
  const { t } = useI18n();
  const make = (items: readonly MissingChat[]) =>
    act.run('chats.make', {
      done: t('groups.made', { count: items.length, title: items[0]?.title ?? '' }),
      data: { items: items.map(({ template, classroom }) => ({ template, classroom })) },
    });
  return (
    <section className={styles.part} aria-label={t('groups.named')}>
      <h3>{t('groups.named')}</h3>
      <p className={styles.quiet}>{t('groups.namedHint')}</p>
      <ul className={styles.list}>
        {missing.slice(0, MOST_SHOWN).map((one) => (
          <li key={`${one.template} ${one.classroom}`} className={styles.row}>
            <span className={styles.words}>
              <span className={styles.name}>{one.title}</span>
              <span className={styles.quiet}>{t(`offers.why.${one.template}`)}</span>
            </span>
            <Button
              aria-label={t('groups.makeOne', { title: one.title })}
              isPending={act.isRunning}
              onPress={() => void make([one])}
            >
              {t('groups.make')}
            </Button>
          </li>
        ))}
      </ul>
      {missing.length > 1 ? (
        <Button isPending={act.isRunning} onPress={() => void make(missing.slice(0, 250))}>
          {t('groups.makeAll', { count: Math.min(missing.length, 250) })}
        </Button>
      ) : null}
    </section>
  );
}

function NewGroup({ act, onClose }: { readonly act: ChatAct; readonly onClose: () => void }) {
  const { t } = useI18n();
  const answer = useQuery('school.invitable', {});
  const choices = answer.isReady ? answer.value : NOBODY;
  const [title, setTitle] = useState('');
  const [people, setPeople] = useState<readonly string[]>([]);
  const joining = useJoining(onClose);
  const make = async () => {
    const id = newId();
    const done = t('groups.opened', { title: title.trim() });
    if (!(await act.run('chats.open', { done, data: { id, title: title.trim(), people } }))) return;
    // Whoever makes a group wants to be in it.
    await joining.join(id);
  };
  return (
    <section className={styles.part} aria-label={t('groups.group')}>
      <h3>{t('groups.group')}</h3>
      <p className={styles.quiet}>{t('groups.groupHint')}</p>
      <TextField label={t('groups.title')} value={title} onChange={setTitle} maxLength={120} />
      <PickFrom
        label={t('groups.whom')}
        choices={choices}
        chosen={people}
        onChange={setPeople}
        most={MOST_PEOPLE}
      />
      <div className={styles.actions}>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button
          look="primary"
          isDisabled={title.trim() === ''}
          isPending={act.isRunning}
          onPress={() => void make()}
        >
          {t('groups.open')}
        </Button>
      </div>
      {joining.error ? <ErrorNote error={joining.error} /> : null}
      {joining.rules}
    </section>
  );
}
