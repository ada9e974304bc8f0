import { useState } from 'react';
import type { SessionRow } from '../../../shared/replica/live/session-views.ts';
import type { SessionBody } from '../../../shared/schema/session.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { DayField } from '../../ui/DayField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../chat/rounds/RoundDialog.module.css';
import { dayOf, momentOf, timeOf } from '../chat/rounds/moments.ts';
import { timeWords, typeWords } from './session-words.ts';

interface MoveDayProps {
  readonly row: SessionRow;
  readonly body: SessionBody;
  readonly onClose: () => void;
}

/** Moves one time of what repeats; the others stay when they are. */
export function MoveDay({ row, body, onClose }: MoveDayProps) {
  const { t, formats } = useI18n();
  const send = useCommand(bridge().lesson.plan);
  const [day, setDay] = useState(dayOf(row.at));
  const [from, setFrom] = useState(timeOf(row.at));
  const [to, setTo] = useState(timeOf(row.endsAt));
  const [isTried, setIsTried] = useState(false);
  const [startsAt = 0, endsAt = 0] = [momentOf(day, from), momentOf(day, to)];
  const isWrong = startsAt === 0 || endsAt <= startsAt;
  const submit = async () => {
    setIsTried(true);
    if (isWrong) return;
    const when = (at: { readonly at: number; readonly endsAt: number }) =>
      `${formats.date(at.at)}, ${timeWords(at, { t, formats })}`;
    const tell = t('session.tell.move', {
      title: `${typeWords(body, t)}: ${body.title}`,
      before: when(row),
      when: when({ at: startsAt, endsAt }),
    });
    const { id: session, day: named } = row;
    const outcome = await send.run({
      do: 'changeDay',
      session,
      day: named,
      isOff: false,
      startsAt,
      endsAt,
      tell,
    });
    if (outcome.ok) onClose();
  };
  return (
    <Dialog title={t('session.moveDay')} isOpen onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className={styles.row}>
          <DayField label={t('round.day')} value={day} onChange={setDay} />
          <TextField label={t('round.from')} maxLength={5} value={from} onChange={setFrom} />
          <TextField label={t('round.to')} maxLength={5} value={to} onChange={setTo} />
        </div>
        {isTried && isWrong ? (
          <p className={styles.fault} role="alert">
            {t('session.fault.wrongTime')}
          </p>
        ) : null}
        {send.error ? <ErrorNote error={send.error} /> : null}
        <div className={styles.actions}>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" isPending={send.isRunning}>
            {t('session.move')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
