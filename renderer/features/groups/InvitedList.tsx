import { useMemo, useState } from 'react';
import { HUB_CALLS } from '../../../shared/ipc/hub-calls.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { useHubAnswer } from '../../bridge/use-hub-answer.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import type { ChatAct } from './use-chat-act.ts';
import styles from './Groups.module.css';

const isInvited = guardOf(HUB_CALLS['chats.invited'].answer);

/** Whom one has invited oneself and what they have said: a refusal is told to whoever invited, and to nobody else. */
export function InvitedList({ chat, act }: { readonly chat: string; readonly act: ChatAct }) {
  const { t } = useI18n();
  const data = useMemo(() => ({ chat }), [chat]);
  const answer = useHubAnswer('chats.invited', isInvited, data);
  const people = useQuery('people', {});
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const names = new Map((people.isReady ? people.value.people : []).map(({ id, name }) => [id, name]));
  if (!answer) return <p className={styles.quiet}>{t('groups.invitedOffline')}</p>;
  const open = answer.people.filter(({ person, state }) => state !== 'in' && !taken.has(person));
  const joined = answer.people.length - answer.people.filter(({ state }) => state !== 'in').length;
  if (answer.people.length === 0) return null;
  const takeBack = (person: string) => {
    setTaken((before) => new Set(before).add(person));
    void act.run('chats.uninvite', {
      done: t('groups.uninvited', { name: names.get(person) ?? '' }),
      undo: () => {
        void act.run('chats.invite', { data: { chat, people: [person] } });
        setTaken((before) => new Set([...before].filter((other) => other !== person)));
      },
      data: { chat, people: [person] },
    });
  };
  return (
    <>
      <p className={styles.quiet}>{t('groups.invitedCounts', { invited: answer.people.length, joined })}</p>
      {open.length > 0 ? (
        <ul className={styles.list} aria-label={t('groups.invitedList')}>
          {open.map(({ person, state }) => (
            <li key={person} className={styles.row}>
              <span className={styles.words}>
                <span className={styles.name}>{names.get(person) ?? ''}</span>
                <span className={styles.state}>{t(`groups.state.${state}`)}</span>
              </span>
              <Button
                look="plain"
                aria-label={t('groups.uninviteOne', { name: names.get(person) ?? '' })}
                onPress={() => takeBack(person)}
              >
                {t('groups.uninvite')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
