import { NotebookPen } from 'lucide-react';
import { memo, useState } from 'react';
import type { TaskRow } from '../../../../shared/replica/rounds/round-views.ts';
import { useNow } from '../../../bridge/HubTime.tsx';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { RoundCard } from './RoundCard.tsx';
import styles from './RoundCard.module.css';
import { RoundFiles } from './RoundFiles.tsx';
import { RoundMenu } from './RoundMenu.tsx';
import { TaskDialog } from './TaskDialog.tsx';
import { TaskThreads } from './TaskThreads.tsx';

interface TaskCardProps {
  readonly row: TaskRow;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** A study task in the stream; its talk opens beside it. */
export const TaskCard = memo(function TaskCard({ row, isFirst, isLast }: TaskCardProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  const [isOpen, setIsOpen] = useState(false);
  const [isChanging, setIsChanging] = useState(false);
  const due = row.dueAt > 0 ? t('round.until', { when: formats.date(row.dueAt) }) : '';
  const how = row.isClosed ? t('round.taskClosed') : due;
  const isAsked = row.canAnswer && (row.ownState === 'none' || row.ownState === 'returned');
  const canOpen = row.canAnswer || row.canJudge || row.isClosed;
  return (
    <RoundCard
      row={row}
      isFirst={isFirst}
      isLast={isLast}
      kind={[t('round.kind.task'), how].filter(Boolean).join(' · ')}
      icon={<NotebookPen size="1rem" strokeWidth={1.75} aria-hidden="true" />}
      menu={<RoundMenu row={row} onChange={row.canClose ? () => setIsChanging(true) : undefined} />}
    >
      {row.details ? <p className={styles.words}>{row.details}</p> : null}
      <RoundFiles document={row.id} files={row.files} isOwn={row.isOwn} />
      {row.shown.map(({ id, pupil, text, files }) => (
        <div key={id} className={styles.shown}>
          <p className={styles.note}>{t('round.taskShown', { name: pupil.name })}</p>
          {text === '' ? null : <p className={styles.words}>{text}</p>}
          <RoundFiles document={id} files={files} isOwn={false} />
        </div>
      ))}
      {row.ownState === '' ? null : (
        <p className={cx(styles.standing, styles[row.ownState])}>{t(`task.card.${row.ownState}`)}</p>
      )}
      {canOpen ? (
        <div className={styles.actions}>
          <Button look={isAsked ? 'primary' : 'quiet'} onPress={() => setIsOpen(true)}>
            {t(row.canAnswer ? 'round.taskAnswer' : 'round.taskOpen')}
          </Button>
        </div>
      ) : null}
      {isOpen ? (
        <TaskThreads task={row.id} chat={row.chat} now={now} onClose={() => setIsOpen(false)} />
      ) : null}
      {isChanging ? (
        <TaskDialog
          chat={row.chat}
          task={row}
          onDone={() => setIsChanging(false)}
          onClose={() => setIsChanging(false)}
        />
      ) : null}
    </RoundCard>
  );
});
