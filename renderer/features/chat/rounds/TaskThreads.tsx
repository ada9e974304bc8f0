import { useState } from 'react';
import type { TaskEntry, TaskRow, TaskThread } from '../../../../shared/replica/rounds/round-views.ts';
import type { TaskVerdict } from '../../../../shared/schema/task.ts';
import { useCommand } from '../../../bridge/use-command.ts';
import { useQuery } from '../../../bridge/use-query.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { TextAreaField } from '../../../ui/TextAreaField.tsx';
import styles from './TaskThreads.module.css';

interface TaskThreadsProps {
  readonly task: string;
  readonly now: number;
  readonly onClose: () => void;
}

/** A task with its answers: all of them for teachers, the own ones for a pupil. Works the same without a link. */
export function TaskThreads({ task, now, onClose }: TaskThreadsProps) {
  const { t } = useI18n();
  const view = useQuery('task', { task });
  const of = view.isReady ? view.value : undefined;
  const title = of?.task.text ?? t('round.task');
  const own = of && !of.task.canJudge ? of.threads[0] : undefined;
  return (
    <Dialog title={title} isOpen onClose={onClose} place="side">
      {view.isReady && !of ? <p>{t('task.gone')}</p> : null}
      {of?.task.details ? <p className={styles.words}>{of.task.details}</p> : null}
      {of && of.task.canJudge ? (
        <Judging of={of.task} threads={of.threads} missing={of.missing.map(({ name }) => name)} now={now} />
      ) : null}
      {own ? <Thread thread={own} task={of?.task} now={now} /> : null}
      {of && !of.task.canJudge && of.task.canAnswer ? <Answering of={of.task} thread={own} /> : null}
    </Dialog>
  );
}

interface JudgingProps {
  readonly of: TaskRow;
  readonly threads: readonly TaskThread[];
  readonly missing: readonly string[];
  readonly now: number;
}

function Judging({ of, threads, missing, now }: JudgingProps) {
  const { t } = useI18n();
  const run = useCommand(bridge().replica.round);
  return (
    <>
      <h3>{t('task.answers')}</h3>
      {threads.length === 0 ? <p className={styles.second}>{t('task.noAnswers')}</p> : null}
      {threads.map((thread) => (
        <section key={thread.pupil.id} className={styles.thread} aria-label={thread.pupil.name}>
          <h4 className={styles.pupil}>
            {thread.pupil.name}
            <span className={cx(styles.state, styles[thread.state])}>{t(`task.state.${thread.state}`)}</span>
          </h4>
          <Thread thread={thread} task={of} now={now} />
          <Replying of={of} thread={thread} />
        </section>
      ))}
      {missing.length > 0 ? (
        <p className={styles.second}>
          {t('task.missing', { count: missing.length, names: missing.join(', ') })}
        </p>
      ) : null}
      {of.canClose ? (
        <div>
          <Button
            isPending={run.isRunning}
            onPress={() => void run.run({ do: 'closeTask', task: of.id, isClosed: !of.isClosed })}
          >
            {t(of.isClosed ? 'round.taskReopen' : 'round.taskClose')}
          </Button>
        </div>
      ) : null}
      {run.error ? <ErrorNote error={run.error} /> : null}
    </>
  );
}

interface ThreadProps {
  readonly thread: TaskThread;
  readonly task: TaskRow | undefined;
  readonly now: number;
}

function Thread({ thread, task, now }: ThreadProps) {
  return (
    <ol className={styles.entries}>
      {thread.entries.map((entry) => (
        <Entry key={entry.id} entry={entry} canShow={task?.canJudge === true} now={now} />
      ))}
    </ol>
  );
}

interface EntryProps {
  readonly entry: TaskEntry;
  readonly canShow: boolean;
  readonly now: number;
}

function Entry({ entry, canShow, now }: EntryProps) {
  const { t, formats } = useI18n();
  const run = useCommand(bridge().replica.round);
  const { kind, verdict, state } = entry;
  const isUnsent = state === 'written' || state === 'sending';
  const marks = [
    formats.recent(entry.at, now),
    entry.isLate ? t('task.late') : '',
    entry.isShown ? t('task.shown') : '',
    isUnsent ? t('task.unsent') : '',
    state === 'refused' || state === 'aside' ? t('task.refused') : '',
  ];
  return (
    <li className={cx(styles.entry, kind === 'answer' && styles.answer)}>
      <p className={styles.second}>{[entry.author.name, ...marks].filter(Boolean).join(' · ')}</p>
      {verdict === 'comment' ? null : (
        <p className={cx(styles.verdict, styles[verdict])}>{t(`task.verdict.${verdict}`)}</p>
      )}
      {entry.text ? <p className={styles.words}>{entry.text}</p> : null}
      {kind === 'answer' && canShow && !isUnsent ? (
        <div>
          <Button
            isPending={run.isRunning}
            onPress={() => void run.run({ do: 'show', answer: entry.id, isShown: !entry.isShown })}
          >
            {t(entry.isShown ? 'task.hide' : 'task.show')}
          </Button>
        </div>
      ) : null}
      {run.error ? <ErrorNote error={run.error} /> : null}
    </li>
  );
}

/** The teacher's word on the newest answer of a pupil. */
function Replying({ of, thread }: { readonly of: TaskRow; readonly thread: TaskThread }) {
  const { t } = useI18n();
  const run = useCommand(bridge().replica.round);
  const [text, setText] = useState('');
  const answer = thread.entries.findLast(({ kind }) => kind === 'answer')?.id ?? '';
  const say = async (verdict: TaskVerdict) => {
    const wish = {
      do: 'reply',
      task: of.id,
      pupil: thread.pupil.id,
      answer,
      text,
      files: [],
      verdict,
    } as const;
    const outcome = await run.run({ ...wish, files: [] });
    if (outcome.ok) setText('');
  };
  return (
    <div className={styles.form}>
      <TextAreaField label={t('task.comment')} rows={2} maxLength={8000} value={text} onChange={setText} />
      <div className={styles.actions}>
        <Button look="primary" isDisabled={answer === ''} onPress={() => void say('accepted')}>
          {t('task.accept')}
        </Button>
        <Button isDisabled={answer === ''} onPress={() => void say('returned')}>
          {t('task.return')}
        </Button>
        <Button isDisabled={text.trim() === ''} onPress={() => void say('comment')}>
          {t('task.say')}
        </Button>
      </div>
      {run.error ? <ErrorNote error={run.error} /> : null}
    </div>
  );
}

/** A pupil hands in, and asks. What is typed stays in the field when it could not be kept. */
function Answering({ of, thread }: { readonly of: TaskRow; readonly thread: TaskThread | undefined }) {
  const { t } = useI18n();
  const run = useCommand(bridge().replica.round);
  const me = useQuery('me', {});
  const [text, setText] = useState('');
  const isAgain = thread?.entries.some(({ kind }) => kind === 'answer') === true;
  const keep = async (as: 'answer' | 'comment') => {
    const pupil = me.isReady ? (me.value?.id ?? '') : '';
    const outcome =
      as === 'answer'
        ? await run.run({ do: 'answer', task: of.id, text, files: [] })
        : await run.run({ do: 'reply', task: of.id, pupil, answer: '', text, files: [], verdict: 'comment' });
    if (outcome.ok) setText('');
  };
  const isEmpty = text.trim() === '';
  return (
    <div className={styles.form}>
      <TextAreaField
        label={t('task.yourAnswer')}
        hint={t('task.private')}
        rows={5}
        maxLength={8000}
        value={text}
        onChange={setText}
      />
      <div className={styles.actions}>
        <Button look="primary" isDisabled={isEmpty} onPress={() => void keep('answer')}>
          {t(isAgain ? 'task.handInAgain' : 'task.handIn')}
        </Button>
        <Button isDisabled={isEmpty} onPress={() => void keep('comment')}>
          {t('task.say')}
        </Button>
      </div>
      {run.error ? <ErrorNote error={run.error} /> : null}
    </div>
  );
}
