import { type FormEvent, useState } from 'react';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextAreaField } from '../../../ui/TextAreaField.tsx';
import { type CitedRule, RulePicker } from '../../moderation/RulePicker.tsx';
import type { TalkRow } from './talk-context.ts';
import styles from './TakeDownDialog.module.css';

const MOST_REASON_LETTERS = 300;

/** Why something is taken out: by which rule, in words for its author, and whether it counts as a violation. */
export interface TakingDown extends CitedRule {
  readonly reason: string;
  readonly isRecorded: boolean;
}

interface TakeDownDialogProps {
  readonly chat: string;
  readonly row: TalkRow | undefined;
  readonly onClose: () => void;
  readonly onTakeDown: (row: TalkRow, why: TakingDown) => void;
}

/** Asks by which rule something is taken out of a chat (clause E-2.8): its author will read it. */
export function TakeDownDialog({ chat, row, onClose, onTakeDown }: TakeDownDialogProps) {
  const { t } = useI18n();
  return (
    <Dialog title={t('talk.takeDownTitle')} isOpen={row !== undefined} onClose={onClose}>
      {row ? <TakeDownForm key={row.id} chat={chat} row={row} onTakeDown={onTakeDown} /> : null}
    </Dialog>
  );
}

interface TakeDownFormProps extends Pick<TakeDownDialogProps, 'chat' | 'onTakeDown'> {
  readonly row: TalkRow;
}

function TakeDownForm({ chat, row, onTakeDown }: TakeDownFormProps) {
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const [cited, setCited] = useState<CitedRule>();
  const [isRecorded, setIsRecorded] = useState(true);
  const [isAsked, setIsAsked] = useState(false);
  const isMessage = row.rights.includes('violation');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (cited) onTakeDown(row, { ...cited, reason: reason.trim(), isRecorded: isMessage && isRecorded });
    else setIsAsked(true);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <blockquote className={styles.words}>
        <strong>{row.author.name}</strong>
        {row.text}
      </blockquote>
      <RulePicker chat={chat} message={row.id} isAsked={isAsked} value={cited} onChange={setCited} />
      <TextAreaField
        label={t('talk.reason')}
        hint={t('talk.reasonHint')}
        rows={2}
        maxLength={MOST_REASON_LETTERS}
        value={reason}
        onChange={setReason}
      />
      {isMessage ? (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={isRecorded}
            onChange={(event) => setIsRecorded(event.target.checked)}
          />
          <span>{t('moder.recordToo')}</span>
        </label>
      ) : null}
      <Button look="danger" type="submit">
        {t('talk.takeDownSure')}
      </Button>
    </form>
  );
}
