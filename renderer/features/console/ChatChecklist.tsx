import { Check, Minus } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { HUB_CALLS } from '../../../shared/ipc/hub-calls.ts';
import type {
  ExpectedChat,
  ExpectedChats,
  ExpectedClass,
} from '../../../shared/replica/school/expected-chats.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { useHubAnswer } from '../../bridge/use-hub-answer.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import styles from './OverviewPane.module.css';
import { type MakingChats, useMakingChats } from './use-making-chats.ts';

const isCounts = guardOf(HUB_CALLS['chats.counts'].answer);

/** What is known of the chats, and what can be done about those that are missing. */
interface Checklist {
  /** How many are in a chat; undefined where the hub has not said it. */
  readonly membersOf: (chat: string) => number | undefined;
  readonly making: MakingChats;
}

/**
 * The chats that the rules expect, each as created and offered, with how many are in it. Who has not joined
 * stands nowhere. What is missing is made from here, one by one or all at once.
 */
export function ChatChecklist({ chats }: { readonly chats: ExpectedChats }) {
  const { t } = useI18n();
  const answer = useHubAnswer('chats.counts', isCounts);
  const counts = useMemo(
    () => answer && new Map(answer.counts.map(({ chat, members }) => [chat, members])),
    [answer],
  );
  const making = useMakingChats();
  const of: Checklist = { membersOf: (chat) => counts?.get(chat), making };
  return (
    <section className={styles.checklist} aria-label={t('overview.chats')}>
      <h3>{t('overview.chats')}</h3>
      <p className={styles.quiet}>{t(answer ? 'overview.chatsHint' : 'overview.chatsOffline')}</p>
      <MakeAll chats={chats} making={making} />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('overview.where')}</th>
            <th scope="col">{t('overview.forPupils')}</th>
            <th scope="col">{t('overview.forParents')}</th>
            <th scope="col">{t('overview.forTeachers')}</th>
            <th scope="col">{t('overview.subjects')}</th>
          </tr>
        </thead>
        <tbody>
          {chats.school.map((chat) => (
            <tr key={chat.template}>
              <th scope="row">{t(`overview.school.${chat.template}`)}</th>
              <td colSpan={4}>
                <State chat={chat} of={of} />
              </td>
            </tr>
          ))}
          {chats.classes.map((one) => (
            <ClassRow key={one.id} one={one} of={of} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How many are missing, with one button for all of them. */
function MakeAll({ chats, making }: { readonly chats: ExpectedChats; readonly making: MakingChats }) {
  const { t } = useI18n();
  const all = [...chats.school, ...chats.classes.flatMap((one) => one.chats)];
  const missing = all.filter(({ chat, isWaiting }) => chat === '' || isWaiting).length;
  const { makeable, make, isRunning, error } = making;
  return (
    <div className={styles.making}>
      <p role="status">
        {missing === 0
          ? t('overview.allThere', { count: all.length })
          : t('overview.notAll', { count: missing })}
      </p>
      {makeable.length > 1 ? (
        <Button look="primary" isPending={isRunning} onPress={() => make(makeable)}>
          {t('groups.makeAll', { count: makeable.length })}
        </Button>
      ) : null}
      {error ? <ErrorNote error={error} /> : null}
    </div>
  );
}

function ClassRow({ one, of }: { readonly one: ExpectedClass; readonly of: Checklist }) {
  const [pupils, parents, teachers, ...subjects] = one.chats;
  return (
    <tr>
      <th scope="row">{one.title}</th>
      <td>{pupils ? <State chat={pupils} of={of} /> : null}</td>
      <td>{parents ? <State chat={parents} of={of} /> : null}</td>
      <td>{teachers ? <State chat={teachers} of={of} /> : null}</td>
      <td>
        <Subjects subjects={subjects} of={of} />
      </td>
    </tr>
  );
}

function State({ chat, of }: { readonly chat: ExpectedChat; readonly of: Checklist }) {
  const { t } = useI18n();
  const isThere = chat.chat !== '' && !chat.isWaiting;
  const members = isThere ? of.membersOf(chat.chat) : undefined;
  const words = () => {
    if (chat.isWaiting) return t('overview.asked');
    if (!isThere) return t('overview.notThere');
    if (members === undefined) return t('overview.offered');
    return members === 0 ? t('overview.nobodyYet') : t('overview.members', { count: members });
  };
  return (
    <Mark isGood={isThere}>
      {words()}
      <Make chat={chat} making={of.making} />
    </Mark>
  );
}

/** Nothing where the chat is there, is being made, or may not be made. */
function Make({ chat, making }: { readonly chat: ExpectedChat; readonly making: MakingChats }) {
  const { t } = useI18n();
  const missing = making.makeableOf(chat);
  if (!missing) return null;
  return (
    <Button
      look="plain"
      aria-label={t('groups.makeOne', { title: missing.title })}
      isPending={making.isRunning}
      onPress={() => making.make([missing])}
    >
      {t('groups.make')}
    </Button>
  );
}

/** The subjects of a class together: how many have their chat, and which have none. */
function Subjects({ subjects, of }: { readonly subjects: readonly ExpectedChat[]; readonly of: Checklist }) {
  const { t } = useI18n();
  if (subjects.length === 0) return <span className={styles.quiet}>{t('overview.noSubjects')}</span>;
  const missing = subjects.filter(({ chat, isWaiting }) => chat === '' || isWaiting);
  const numbers = subjects.flatMap(({ chat }) => of.membersOf(chat) ?? []);
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const range =
    numbers.length === 0
      ? ''
      : least === most
        ? t('overview.inEach', { count: most })
        : t('overview.range', { least, most });
  return (
    <Mark isGood={missing.length === 0}>
      {[t('overview.subjectChats', { done: subjects.length - missing.length, all: subjects.length }), range]
        .filter(Boolean)
        .join(', ')}
      {missing.map((chat) => (
        <span key={chat.classroom} className={styles.missing}>
          {t(chat.isWaiting ? 'overview.askedFor' : 'overview.without', { titles: chat.title })}
          <Make chat={chat} making={of.making} />
        </span>
      ))}
    </Mark>
  );
}

function Mark({ isGood, children }: { readonly isGood: boolean; readonly children: ReactNode }) {
  const Icon = isGood ? Check : Minus;
  return (
    <span className={cx(styles.mark, isGood ? styles.good : styles.bad)}>
      <Icon size="1rem" strokeWidth={2} aria-hidden="true" />
      <span>{children}</span>
    </span>
  );
}
