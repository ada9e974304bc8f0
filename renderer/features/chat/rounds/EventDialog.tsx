import { useState } from 'react';
import { useNow } from '../../../bridge/HubTime.tsx';
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

interface EventDialogProps {
  readonly chat: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Plans something from a chat: when, where, and what to know (clauses P-2.3(4), P-2.4(4)). */
export function EventDialog({ chat, onDone, onClose }: EventDialogProps) {
  const { t } = useI18n();
  const now = useNow();
  const send = useCommand(bridge().replica.round);
  const [title, setTitle] = useState('');
  const [day, setDay] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [place, setPlace] = useState('');
  const [about, setAbout] = useState('');
  const [isTried, setIsTried] = useState(false);
  const startsAt = momentOf(day, from);
  const endsAt = to.trim() === '' ? 0 : momentOf(day, to);
  const fault =
    title.trim() === ''
      ? ('needTitle' as const)
      : momentOf(day, '0') === undefined
        ? ('wrongDay' as const)
        : startsAt === undefined || endsAt === undefined
          ? ('wrongTime' as const)
          : endsAt > 0 && endsAt < startsAt
            ? ('endsBefore' as const)
            : startsAt <= now
              ? ('past' as const)
              : undefined;
  const submit = async () => {
    setIsTried(true);
    if (fault || startsAt === undefined || endsAt === undefined) return;
    const words = { title: title.trim(), place: place.trim(), about: about.trim() };
    const outcome = await send.run({ do: 'event', chat, ...words, startsAt, endsAt });
    if (outcome.ok) onDone();
  };
  return (
    <Dialog title={t('round.make.event')} isOpen onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField label={t('round.title')} maxLength={200} autoFocus value={title} onChange={setTitle} />
        <div className={styles.row}>
          <DayField label={t('round.day')} hint={t('round.dayHint')} value={day} onChange={setDay} />
          <TextField
            label={t('round.from')}
            hint={t('round.timeHint')}
            maxLength={5}
            value={from}
            onChange={setFrom}
          />
          <TextField label={t('round.to')} maxLength={5} value={to} onChange={setTo} />
        </div>
        <TextField label={t('round.place')} maxLength={200} value={place} onChange={setPlace} />
        <TextAreaField label={t('round.about')} rows={3} maxLength={2000} value={about} onChange={setAbout} />
        {isTried && fault ? (
          <p className={styles.fault} role="alert">
            {t(`round.${fault}`)}
          </p>
        ) : null}
        {send.error ? <ErrorNote error={send.error} /> : null}
        <div className={styles.actions}>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" isPending={send.isRunning}>
            {t('round.askEvent')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
