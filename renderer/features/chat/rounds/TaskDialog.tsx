import { useState } from 'react';
import { useCommand } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button } from '../../../ui/Button.tsx';
import { DayField } from '../../../ui/DayField.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { TextAreaField } from '../../../ui/TextAreaField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { momentOf } from './moments.ts';
import styles from './RoundDialog.module.css';

interface TaskDialogProps {
  readonly chat: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Sets a study task (clause M-5). */
export function TaskDialog({ chat, onDone, onClose }: TaskDialogProps) {
  const { t } = useI18n();
  const send = useCommand(bridge().replica.round);
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [day, setDay] = useState('');
  const [isTried, setIsTried] = useState(false);
  const dueAt = day === '' ? 0 : momentOf(day, '23:59');
  const fault = title.trim() === '' ? 'needTitle' : dueAt === undefined ? 'wrongDay' : undefined;
  const submit = async () => {
    setIsTried(true);
    if (fault || dueAt === undefined) return;
    const words = { title: title.trim(), text: text.trim() };
    const outcome = await send.run({ do: 'task', chat, ...words, files: [], dueAt });
    if (outcome.ok) onDone();
  };
  return (
    <Dialog title={t('round.make.task')} isOpen onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField label={t('round.title')} maxLength={200} autoFocus value={title} onChange={setTitle} />
        <TextAreaField
          label={t('round.taskText')}
          rows={5}
          maxLength={8000}
          value={text}
          onChange={setText}
        />
        <DayField label={t('round.due')} hint={t('round.dueHint')} value={day} onChange={setDay} />
        {isTried && fault ? (
          <p className={styles.fault} role="alert">
            {t(`round.${fault}`)}
          </p>
        ) : null}
        {send.error ? <ErrorNote error={send.error} /> : null}
        <div className={styles.actions}>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" isPending={send.isRunning}>
            {t('round.askTask')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
