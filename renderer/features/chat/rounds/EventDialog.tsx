import { useState } from 'react';
import type { EventRow } from '../../../../shared/replica/rounds/round-views.ts';
import { formName } from '../../../../shared/schema/form-draft.ts';
import { useNow } from '../../../bridge/HubTime.tsx';
import { useCommand } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { DayField } from '../../../ui/DayField.tsx';
import { TextAreaField } from '../../../ui/TextAreaField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { dayOf, momentOf, timeOf } from './moments.ts';
import styles from './RoundDialog.module.css';
import { RoundForm } from './RoundForm.tsx';
import { type FormInUse, useKeptForm } from './use-kept-form.ts';

interface EventDialogProps {
  readonly chat: string;
  /** The event that is changed; a new one without it. */
  readonly event?: EventRow;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Plans something from a chat, or changes it: when, where, and what to know (clauses P-2.3(4), P-2.4(4)). */
export function EventDialog({ chat, event, onDone, onClose }: EventDialogProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  const send = useCommand(bridge().replica.round);
  const about = event?.id ?? '';
  const form = useKeptForm(
    { name: event ? formName('edit', event.id) : formName('event', chat), chat, about },
    event ? fieldsOf(event) : undefined,
  );
  const [isTried, setIsTried] = useState(false);
  const title = form.of('title').trim();
  const { startsAt, endsAt, fault: wrong } = timesIn(form, now);
  const fault = title === '' ? 'needTitle' : wrong;
  const submit = async () => {
    setIsTried(true);
    if (fault || startsAt === undefined || endsAt === undefined) return;
    const body = { title, place: form.of('place').trim(), about: form.of('about').trim(), startsAt, endsAt };
    const from = formats.moment(startsAt, now);
    const when = endsAt > 0 ? t('round.when', { from, to: formats.time(endsAt) }) : from;
    const isElsewhere = event?.startsAt !== startsAt || event.endsAt !== endsAt || event.place !== body.place;
    const words = [when, body.place].filter(Boolean).join(' · ');
    const tell = isElsewhere ? t('round.changedText', { title, when: words }) : '';
    const outcome = await send.run(
      event ? { do: 'changeEvent', event: event.id, ...body, tell } : { do: 'event', chat, ...body },
    );
    if (!outcome.ok) return;
    form.clear();
    onDone();
  };
  const field = (name: string) => ({
    value: form.of(name),
    onChange: (value: string) => form.set({ [name]: value }),
  });
  return (
    <RoundForm
      title={t(event ? 'round.change.event' : 'round.make.event')}
      form={form}
      fault={isTried && fault ? t(`round.${fault}`) : ''}
      error={send.error}
      isRunning={send.isRunning}
      submit={t(event ? 'round.saveChange' : 'round.askEvent')}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField label={t('round.title')} maxLength={200} autoFocus {...field('title')} />
      <div className={styles.row}>
        <DayField key={form.turn} label={t('round.day')} hint={t('round.dayHint')} {...field('day')} />
        <TextField label={t('round.from')} hint={t('round.timeHint')} maxLength={5} {...field('from')} />
        <TextField label={t('round.to')} maxLength={5} {...field('to')} />
      </div>
      <TextField label={t('round.place')} maxLength={200} {...field('place')} />
      <TextAreaField label={t('round.about')} rows={3} maxLength={2000} {...field('about')} />
      {event && event.voters > 0 ? <p className={styles.hint}>{t('round.changeHint')}</p> : null}
    </RoundForm>
  );
}

function fieldsOf({ text, startsAt, endsAt, place, about }: EventRow) {
  return { title: text, day: dayOf(startsAt), from: timeOf(startsAt), to: timeOf(endsAt), place, about };
}

function timesIn(form: FormInUse, now: number) {
  const [day, from, to] = [form.of('day'), form.of('from'), form.of('to')];
  const startsAt = momentOf(day, from);
  const endsAt = to.trim() === '' ? 0 : momentOf(day, to);
  if (momentOf(day, '0') === undefined) return { startsAt, endsAt, fault: 'wrongDay' as const };
  if (startsAt === undefined || endsAt === undefined)
    return { startsAt, endsAt, fault: 'wrongTime' as const };
  if (endsAt > 0 && endsAt < startsAt) return { startsAt, endsAt, fault: 'endsBefore' as const };
  return { startsAt, endsAt, fault: startsAt <= now ? ('past' as const) : undefined };
}
