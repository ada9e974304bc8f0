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
import { cx } from '../../ui/class-names.ts';
import styles from './OverviewPane.module.css';

const isCounts = guardOf(HUB_CALLS['chats.counts'].answer);

/** How many are in a chat; undefined where the hub has not said it. */
type Counts = (chat: string) => number | undefined;

/**
 * The chats that the rules expect, each as created and offered, with how many are in it. Who has not joined
 * stands nowhere.
 */
export function ChatChecklist({ chats }: { readonly chats: ExpectedChats }) {
  const { t } = useI18n();
  const answer = useHubAnswer('chats.counts', isCounts);
  const counts = useMemo(
    () => answer && new Map(answer.counts.map(({ chat, members }) => [chat, members])),
    [answer],
  );
  const membersOf: Counts = (chat) => counts?.get(chat);
  return (
    <section className={styles.checklist} aria-label={t('overview.chats')}>
      <h3>{t('overview.chats')}</h3>
      <p className={styles.quiet}>{t(answer ? 'overview.chatsHint' : 'overview.chatsOffline')}</p>
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
                <State chat={chat} membersOf={membersOf} />
              </td>
            </tr>
          ))}
          {chats.classes.map((of) => (
            <ClassRow key={of.id} of={of} membersOf={membersOf} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ClassRow({ of, membersOf }: { readonly of: ExpectedClass; readonly membersOf: Counts }) {
  const [pupils, parents, teachers, ...subjects] = of.chats;
  return (
    <tr>
      <th scope="row">{of.title}</th>
      <td>{pupils ? <State chat={pupils} membersOf={membersOf} /> : null}</td>
      <td>{parents ? <State chat={parents} membersOf={membersOf} /> : null}</td>
      <td>{teachers ? <State chat={teachers} membersOf={membersOf} /> : null}</td>
      <td>
        <Subjects subjects={subjects} membersOf={membersOf} />
      </td>
    </tr>
  );
}

function State({ chat, membersOf }: { readonly chat: ExpectedChat; readonly membersOf: Counts }) {
  const { t } = useI18n();
  const isThere = chat.chat !== '';
  const members = isThere ? membersOf(chat.chat) : undefined;
  const words = () => {
    if (!isThere) return t('overview.notThere');
    if (members === undefined) return t('overview.offered');
    return members === 0 ? t('overview.nobodyYet') : t('overview.members', { count: members });
  };
  return <Mark isGood={isThere}>{words()}</Mark>;
}

/** The subjects of a class together: how many have their chat, and which have none. */
function Subjects(props: { readonly subjects: readonly ExpectedChat[]; readonly membersOf: Counts }) {
  const { t } = useI18n();
  const { subjects, membersOf } = props;
  if (subjects.length === 0) return <span className={styles.quiet}>{t('overview.noSubjects')}</span>;
  const missing = subjects.filter(({ chat }) => chat === '');
  const numbers = subjects.flatMap(({ chat }) => membersOf(chat) ?? []);
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
      {missing.length > 0 ? (
        <span className={styles.missing}>
          {t('overview.without', { titles: missing.map(({ title }) => title).join(', ') })}
        </span>
      ) : null}
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
