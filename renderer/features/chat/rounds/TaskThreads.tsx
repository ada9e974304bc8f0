import type { TaskRow, TaskThread } from '../../../../shared/replica/rounds/round-views.ts';
import { useCommand } from '../../../bridge/use-command.ts';
import { useQuery } from '../../../bridge/use-query.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { RoundFiles } from './RoundFiles.tsx';
import { Answering } from './TaskAnswering.tsx';
import { TaskEntryLine } from './TaskEntryLine.tsx';
import { Replying } from './TaskReplying.tsx';
import styles from './TaskThreads.module.css';

interface TaskThreadsProps {
  readonly task: string;
  readonly chat: string;
  readonly now: number;
  readonly onClose: () => void;
}

/** A task with its answers: all of them for teachers, the own ones for a pupil. Works the same without a link. */
export function TaskThreads({ task, chat, now, onClose }: TaskThreadsProps) {
  const { t } = useI18n();
  const view = useQuery('task', { task });
  const of = view.isReady ? view.value : undefined;
  const title = of?.task.text ?? t('round.task');
  const own = of && !of.task.canJudge ? of.threads[0] : undefined;
  return (
    <Dialog title={title} isOpen onClose={onClose} place="side">
      {view.isReady && !of ? <p>{t('task.gone')}</p> : null}
      {of?.task.details ? <p className={styles.words}>{of.task.details}</p> : null}
      {of ? <RoundFiles document={of.task.id} files={of.task.files} isOwn={of.task.isOwn} /> : null}
      {of?.task.canJudge ? (
        <Judging
          chat={chat}
          of={of.task}
          threads={of.threads}
          missing={of.missing.map(({ name }) => name)}
          now={now}
        />
      ) : null}
      {own ? (
        <>
          <h3 className={styles.pupil}>
            {t('task.own')}
            <State of={own} />
          </h3>
          <Thread thread={own} canShow={false} now={now} />
        </>
      ) : null}
      {of && !of.task.canJudge && of.task.canAnswer ? (
        <Answering chat={chat} of={of.task} thread={own} />
      ) : null}
    </Dialog>
  );
}

interface JudgingProps {
  readonly chat: string;
  readonly of: TaskRow;
  readonly threads: readonly TaskThread[];
  readonly missing: readonly string[];
  readonly now: number;
}

function Judging({ chat, of, threads, missing, now }: JudgingProps) {
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
            <State of={thread} />
          </h4>
          <Thread thread={thread} canShow now={now} />
          <Replying chat={chat} of={of} thread={thread} />
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

function State({ of: { state } }: { readonly of: TaskThread }) {
  const { t } = useI18n();
  return <span className={cx(styles.state, styles[state])}>{t(`task.state.${state}`)}</span>;
}

interface ThreadProps {
  readonly thread: TaskThread;
  readonly canShow: boolean;
  readonly now: number;
}

function Thread({ thread, canShow, now }: ThreadProps) {
  return (
    <ol className={styles.entries}>
      {thread.entries.map((entry) => (
        <TaskEntryLine key={entry.id} entry={entry} canShow={canShow} now={now} />
      ))}
    </ol>
  );
}
