import type { TaskRow, TaskThread } from '../../../../shared/replica/rounds/round-views.ts';
import { formName } from '../../../../shared/schema/form-draft.ts';
import type { TaskVerdict } from '../../../../shared/schema/task.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button } from '../../../ui/Button.tsx';
import { TaskWords } from './TaskWords.tsx';
import styles from './TaskThreads.module.css';
import { useTaskWords } from './use-task-words.ts';

interface ReplyingProps {
  readonly chat: string;
  readonly of: TaskRow;
  readonly thread: TaskThread;
}

/** The teacher's word on the newest answer of a pupil, with files where words are not enough. */
export function Replying({ chat, of, thread }: ReplyingProps) {
  const { t } = useI18n();
  const { pupil, entries } = thread;
  const words = useTaskWords({ name: formName('reply', of.id, pupil.id), chat, about: of.id });
  const answer = entries.findLast(({ kind }) => kind === 'answer')?.id ?? '';
  const say = (verdict: TaskVerdict) =>
    void words.send((text, files) => ({
      do: 'reply',
      task: of.id,
      pupil: pupil.id,
      answer,
      text,
      files,
      verdict,
    }));
  const canJudge = answer !== '' && words.files.isReady;
  return (
    <TaskWords of={words} label={t('task.comment')} rows={2} filesHint="">
      <div className={styles.actions}>
        <Button look="primary" isDisabled={!canJudge} onPress={() => say('accepted')}>
          {t('task.accept')}
        </Button>
        <Button isDisabled={!canJudge} onPress={() => say('returned')}>
          {t('task.return')}
        </Button>
        <Button isDisabled={!words.canSend} onPress={() => say('comment')}>
          {t('task.say')}
        </Button>
      </div>
    </TaskWords>
  );
}
