import type { TaskRow, TaskThread } from '../../../../shared/replica/rounds/round-views.ts';
import { formName } from '../../../../shared/schema/form-draft.ts';
import { useQuery } from '../../../bridge/use-query.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button } from '../../../ui/Button.tsx';
import { DropPlace } from '../../files/DropPlace.tsx';
import { TaskWords } from './TaskWords.tsx';
import styles from './TaskThreads.module.css';
import { useTaskWords } from './use-task-words.ts';

interface AnsweringProps {
  readonly chat: string;
  readonly of: TaskRow;
  readonly thread: TaskThread | undefined;
}

/** A pupil hands in words, pictures of a notebook or speech, and asks. */
export function Answering({ chat, of, thread }: AnsweringProps) {
  const { t } = useI18n();
  const me = useQuery('me', {});
  const pupil = me.isReady ? (me.value?.id ?? '') : '';
  const words = useTaskWords({ name: formName('answer', of.id), chat, about: of.id });
  const isAgain = thread?.entries.some(({ kind }) => kind === 'answer') === true;
  const task = of.id;
  return (
    <TaskWords
      of={words}
      label={t('task.yourAnswer')}
      hint={t('task.private')}
      rows={5}
      filesHint={t('task.filesHint')}
    >
      <DropPlace onDrop={words.files.take} />
      <div className={styles.actions}>
        <Button
          look="primary"
          isDisabled={!words.canSend}
          onPress={() => void words.send((text, files) => ({ do: 'answer', task, text, files }))}
        >
          {t(isAgain ? 'task.handInAgain' : 'task.handIn')}
        </Button>
        <Button
          isDisabled={!words.canSend || pupil === ''}
          onPress={() =>
            void words.send((text, files) => ({
              do: 'reply',
              task,
              pupil,
              answer: '',
              text,
              files,
              verdict: 'comment',
            }))
          }
        >
          {t('task.ask')}
        </Button>
      </div>
    </TaskWords>
  );
}
