import type { TaskEntry } from '../../../../shared/replica/rounds/round-views.ts';
import { useCommand } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { RoundFiles } from './RoundFiles.tsx';
import styles from './TaskThreads.module.css';

interface TaskEntryLineProps {
  readonly entry: TaskEntry;
  readonly canShow: boolean;
  readonly now: number;
}

/** One answer, or one word about it, with its files. */
export function TaskEntryLine({ entry, canShow, now }: TaskEntryLineProps) {
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
      <div className={styles.meta}>
        <p className={styles.second}>{[entry.author.name, ...marks].filter(Boolean).join(' · ')}</p>
        {kind === 'answer' && canShow && !isUnsent ? (
          <Button
            look="plain"
            isPending={run.isRunning}
            onPress={() => void run.run({ do: 'show', answer: entry.id, isShown: !entry.isShown })}
          >
            {t(entry.isShown ? 'task.hide' : 'task.show')}
          </Button>
        ) : null}
      </div>
      {verdict === 'comment' ? null : (
        <p className={cx(styles.verdict, styles[verdict])}>{t(`task.verdict.${verdict}`)}</p>
      )}
      {entry.text ? <p className={styles.words}>{entry.text}</p> : null}
      <RoundFiles document={entry.id} files={entry.files} isOwn={entry.isOwn} />
      {run.error ? <ErrorNote error={run.error} /> : null}
    </li>
  );
}
