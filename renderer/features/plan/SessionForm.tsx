import { useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import type { PlanPlace, SessionView } from '../../../shared/replica/live/session-views.ts';
import type { ChatTemplate } from '../../../shared/schema/chat.ts';
import { formName } from '../../../shared/schema/form-draft.ts';
import type { SessionBody } from '../../../shared/schema/session.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import chips from '../../ui/Chips.module.css';
import { cx } from '../../ui/class-names.ts';
import { DayField } from '../../ui/DayField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextAreaField } from '../../ui/TextAreaField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../chat/rounds/RoundDialog.module.css';
import { RoundForm } from '../chat/rounds/RoundForm.tsx';
import { type FormInUse, useKeptForm } from '../chat/rounds/use-kept-form.ts';
import { planIn, sessionFields, settingsIn } from './session-draft.ts';
import {
  choicesOf,
  repeatWords,
  timeWords,
  type TypeChoice,
  typeOfChoice,
  typeWords,
  WEEKDAYS,
} from './session-words.ts';

interface SessionFormProps {
  /** Where it may be planned; one of them where one is in its chat. At least one. */
  readonly places: readonly PlanPlace[];
  /** What is changed; something new without it. */
  readonly view?: SessionView;
  readonly onDone?: () => void;
  readonly onClose: () => void;
}

/** What is mostly planned in a chat. */
const USUAL: Partial<Record<ChatTemplate, TypeChoice>> = {
  parents: 'parents',
  headParents: 'parents',
  staffroom: 'council',
  management: 'meeting',
  headStaff: 'meeting',
};
const SLOTS = [0, 5, 10, 15, 20, 30] as const;

/** Plans something from a chat, or changes it. It needs no link. */
export function SessionForm({ places, view, onDone, onClose }: SessionFormProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  const send = useCommand(bridge().lesson.plan);
  const [first] = places;
  const name = view
    ? formName('edit', view.row.id)
    : formName('session', places.length > 1 ? 'any' : (first?.chat ?? ''));
  const [chosen, setChosen] = useState(places.length > 1 ? '' : (first?.chat ?? ''));
  const place = places.find(({ chat }) => chat === chosen) ?? first;
  const form = useKeptForm(
    { name, chat: view?.row.chat ?? place?.chat ?? '', about: view?.row.id ?? '' },
    view ? sessionFields(view.body) : undefined,
  );
  const [isTried, setIsTried] = useState(false);
  const types = view ? [view.body.type] : (place?.types ?? []);
  const usual = (place && USUAL[place.template]) ?? '';
  const what =
    (view ? { type: view.body.type, eventType: view.body.eventType } : undefined) ??
    typeOfChoice(form.of('type'), types) ??
    typeOfChoice(usual, types) ??
    typeOfChoice(choicesOf(types)[0] ?? '', types);
  const title = form.of('title').trim() || (what ? typeWords(what, t) : '');
  const read = what ? planIn(form.of, { ...what, title, now }) : undefined;
  const fault =
    !read || (places.length > 1 && chosen === '') ? 'needChat' : 'fault' in read ? read.fault : '';
  const submit = async () => {
    setIsTried(true);
    if (fault !== '' || !read || 'fault' in read || !place) return;
    const { plan } = read;
    const words = { title: `${typeWords(plan, t)}: ${title}`, when: whenWords(plan) };
    const isElsewhere =
      view &&
      (view.body.startsAt !== plan.startsAt ||
        view.body.endsAt !== plan.endsAt ||
        view.body.place !== plan.place ||
        view.body.weekdays.join() !== plan.weekdays.join());
    const outcome = await send.run(
      view
        ? {
            do: 'change',
            session: view.row.id,
            ...plan,
            tell: isElsewhere ? t('session.tell.change', words) : '',
          }
        : { do: 'plan', chat: place.chat, ...plan, tell: t('session.tell.plan', words) },
    );
    if (!outcome.ok) return;
    form.clear();
    onDone?.();
    onClose();
  };
  const whenWords = (plan: Pick<SessionBody, 'startsAt' | 'endsAt' | 'weekdays' | 'until' | 'place'>) =>
    [
      `${formats.date(plan.startsAt)}, ${timeWords({ at: plan.startsAt, endsAt: plan.endsAt }, { t, formats })}`,
      repeatWords(plan, { t, formats, now }),
      plan.place,
    ]
      .filter(Boolean)
      .join(' · ');
  const field = (key: string) => ({
    value: form.of(key),
    onChange: (value: string) => form.set({ [key]: value }),
  });
  return (
    <RoundForm
      title={t(view ? 'session.change' : 'session.make')}
      form={form}
      fault={isTried && fault !== '' ? t(`session.fault.${fault}`) : ''}
      error={send.error}
      isRunning={send.isRunning}
      submit={t(view ? 'round.saveChange' : 'session.plan')}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {places.length > 1 ? (
        <SelectField
          label={t('session.chat')}
          placeholder={t('session.chooseChat')}
          options={places.map(({ chat, title: of }) => ({ id: chat, title: of }))}
          value={chosen}
          onChange={setChosen}
        />
      ) : null}
      {view ? null : (
        <SelectField
          label={t('session.type')}
          options={choicesOf(types).map((id) => {
            const of = typeOfChoice(id, types);
            return { id, title: of ? typeWords(of, t) : id };
          })}
          value={what ? (what.eventType === '' ? what.type : `event.${what.eventType}`) : ''}
          onChange={(type) => form.set({ type })}
        />
      )}
      <TextField label={t('session.title')} maxLength={200} {...field('title')} />
      <div className={styles.row}>
        <DayField key={form.turn} label={t('round.day')} hint={t('round.dayHint')} {...field('day')} />
        <TextField label={t('round.from')} hint={t('round.timeHint')} maxLength={5} {...field('from')} />
        <TextField label={t('round.to')} maxLength={5} {...field('to')} />
      </div>
      <Repeat form={form} />
      {what?.type === 'consultation' ? <Slots form={form} /> : null}
      <TextField label={t('round.place')} maxLength={200} {...field('place')} />
      <TextAreaField
        label={t('session.agenda')}
        hint={t('session.agendaHint')}
        rows={3}
        maxLength={4000}
        {...field('agenda')}
      />
      <TextAreaField label={t('round.about')} rows={2} maxLength={2000} {...field('about')} />
    </RoundForm>
  );
}

/** On which days of the week it is held again, and until when. */
function Repeat({ form }: { readonly form: FormInUse }) {
  const { t } = useI18n();
  const { weekdays, slot } = settingsIn(form.of);
  return (
    <>
      <div>
        <p className={styles.hint}>{t('session.repeat')}</p>
        <ToggleButtonGroup
          aria-label={t('session.repeat')}
          className={cx(chips.chips)}
          selectionMode="multiple"
          selectedKeys={weekdays.map(String)}
          onSelectionChange={(keys) =>
            form.set({ settings: `${[...keys].map(String).sort().join('')} ${slot}` })
          }
        >
          {WEEKDAYS.map((key, index) => (
            <ToggleButton
              key={key}
              id={String(index + 1)}
              className={cx(chips.chip)}
              aria-label={t(`session.weekday.${key}`)}
            >
              {t(`session.short.${key}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      {weekdays.length > 0 ? (
        <DayField
          key={`until ${form.turn}`}
          label={t('session.until')}
          hint={t('session.untilHint')}
          value={form.of('until')}
          onChange={(until) => form.set({ until })}
        />
      ) : null}
    </>
  );
}

function Slots({ form }: { readonly form: FormInUse }) {
  const { t } = useI18n();
  const { weekdays, slot } = settingsIn(form.of);
  return (
    <SelectField
      label={t('session.slots')}
      hint={t('session.slotsHint')}
      options={SLOTS.map((minutes) => ({
        id: String(minutes),
        title: minutes === 0 ? t('session.noSlots') : t('session.slotMinutes', { count: minutes }),
      }))}
      value={String(slot)}
      onChange={(minutes) => form.set({ settings: `${weekdays.join('')} ${minutes}` })}
    />
  );
}
