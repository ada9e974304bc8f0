import { type FormEvent, useState } from 'react';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextAreaField } from '../../../ui/TextAreaField.tsx';
import type { TalkRow } from './talk-context.ts';
import styles from './TakeDownDialog.module.css';

const MOST_REASON_LETTERS = 300;

interface TakeDownDialogProps {
  readonly row: TalkRow | undefined;
  readonly onClose: () => void;
  readonly onTakeDown: (row: TalkRow, reason: string) => void;
}

/** Asks why something is taken out of a chat: its author will read it. */
export function TakeDownDialog({ row, onClose, onTakeDown }: TakeDownDialogProps) {
  const { t } = useI18n();
  return (
    <Dialog title={t('talk.takeDownTitle')} isOpen={row !== undefined} onClose={onClose}>
      {row ? <TakeDownForm key={row.id} row={row} onTakeDown={onTakeDown} /> : null}
    </Dialog>
  );
}

interface TakeDownFormProps extends Pick<TakeDownDialogProps, 'onTakeDown'> {
  readonly row: TalkRow;
}

function TakeDownForm({ row, onTakeDown }: TakeDownFormProps) {
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') setIsAsked(true);
    else onTakeDown(row, reason.trim());
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <blockquote className={styles.words}>
        <strong>{row.author.name}</strong>
        {row.text}
      </blockquote>
      <TextAreaField
        label={t('talk.reason')}
        hint={t('talk.reasonHint')}
        error={isAsked && reason.trim() === '' ? t('talk.reasonMissing') : undefined}
        rows={3}
        maxLength={MOST_REASON_LETTERS}
        value={reason}
        onChange={setReason}
        autoFocus
      />
      <Button look="danger" type="submit">
        {t('talk.takeDownSure')}
      </Button>
    </form>
  );
}
