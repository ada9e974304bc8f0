import { UserRoundPlus } from 'lucide-react';
import { useState } from 'react';
import type { ChatMember, ChatMembers } from '../../../shared/replica/school/chat-members-query.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useRoleWords } from '../../bridge/use-role-words.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { PersonLine } from '../../ui/PersonLine.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ChatLinksPart } from '../chat-links/ChatLinksPart.tsx';
import { PickFrom } from '../console-people/PickFrom.tsx';
import { ChatRules } from './ChatRules.tsx';
import { InvitedList } from './InvitedList.tsx';
import { type ChatAct, useChatAct } from './use-chat-act.ts';
import styles from './Groups.module.css';

const MOST_PEOPLE = 200;

interface MembersDialogProps {
  readonly chat: string;
  readonly onClose: () => void;
}

/** Who is in a chat; in groups also whom one has invited, the name of the group and its end. */
export function MembersDialog({ chat, onClose }: MembersDialogProps) {
  const { t } = useI18n();
  const answer = useQuery('school.members', { chat });
  const act = useChatAct();
  const known = answer.isReady ? answer.value : undefined;
  return (
    <Dialog title={t('groups.members')} isOpen onClose={onClose}>
      {known ? (
        <div className={styles.form}>
          {act.error ? <ErrorNote error={act.error} /> : null}
          {known.canEdit ? <Title key={known.title} chat={chat} known={known} act={act} /> : null}
          {known.invitable.length > 0 ? <Invite chat={chat} known={known} act={act} /> : null}
          <ChatLinksPart chat={chat} act={act} />
          <ChatRules chat={chat} rules={known.rules} act={act} />
          <Members members={known.members} onClose={onClose} />
        </div>
      ) : null}
    </Dialog>
  );
}

function Members(props: { readonly members: readonly ChatMember[]; readonly onClose: () => void }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const roleWords = useRoleWords();
  return (
    <section className={styles.part} aria-label={t('groups.inChat')}>
      <h3>{t('groups.count', { count: props.members.length })}</h3>
      <ul className={styles.list}>
        {props.members.map((member) => (
          <li key={member.id} className={styles.row}>
            <Avatar name={member.name} of="person" size="small" />
            <span className={styles.words}>
              <PersonLine person={member} />
              <span className={styles.quiet}>
                {[
                  member.position || member.roles.map(roleWords).join(', '),
                  member.isModerator ? t('groups.moderator') : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Button
              look="plain"
              aria-label={t('groups.cardOf', { name: member.name })}
              onPress={() => {
                props.onClose();
                go({ to: 'person', person: member.id });
              }}
            >
              {t('groups.card')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PartProps {
  readonly chat: string;
  readonly known: ChatMembers;
  readonly act: ChatAct;
}

function Title({ chat, known, act }: PartProps) {
  const { t } = useI18n();
  const [title, setTitle] = useState(known.title);
  const isOther = title.trim() !== '' && title.trim() !== known.title;
  const rename = (to: string) => act.run('chats.rename', { data: { chat, title: to } });
  const close = (isClosed: boolean) => act.run('chats.close', { data: { chat, isClosed } });
  return (
    <section className={styles.part} aria-label={t('groups.group')}>
      <div className={styles.title}>
        <TextField label={t('groups.title')} value={title} onChange={setTitle} maxLength={120} />
        <Button isDisabled={!isOther || known.isClosed} onPress={() => void rename(title.trim())}>
          {t('groups.rename')}
        </Button>
        <Button
          onPress={() =>
            void act.run('chats.close', {
              done: t(known.isClosed ? 'groups.reopened' : 'groups.closed', { title: known.title }),
              undo: () => void close(known.isClosed),
              data: { chat, isClosed: !known.isClosed },
            })
          }
        >
          {t(known.isClosed ? 'groups.reopen' : 'groups.close')}
        </Button>
      </div>
      {known.isClosed ? <p className={styles.quiet}>{t('groups.closedHint')}</p> : null}
    </section>
  );
}

function Invite({ chat, known, act }: PartProps) {
  const { t } = useI18n();
  const [people, setPeople] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState(0);
  const invite = async () => {
    const uninvite = () => void act.run('chats.uninvite', { data: { chat, people } });
    const done = t('groups.invited', { count: people.length });
    if (!(await act.run('chats.invite', { done, undo: uninvite, data: { chat, people } }))) return;
    setPeople([]);
    setAsked((count) => count + 1);
  };
  return (
    <section className={styles.part} aria-label={t('groups.inviting')}>
      <h3>{t('groups.inviting')}</h3>
      <PickFrom
        label={t('groups.whom')}
        choices={known.invitable}
        chosen={people}
        onChange={setPeople}
        most={MOST_PEOPLE}
      />
      {people.length > 0 ? (
        <Button
          look="primary"
          icon={<UserRoundPlus size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          isPending={act.isRunning}
          onPress={() => void invite()}
        >
          {t('groups.invite', { count: people.length })}
        </Button>
      ) : null}
      <InvitedList key={asked} chat={chat} act={act} />
    </section>
  );
}
