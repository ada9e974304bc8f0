import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import type { PaperStart, PaperView } from '../../../shared/replica/live/paper-views.ts';
import { formName } from '../../../shared/schema/form-draft.ts';
import { hasPlaces, MOST_POINTS } from '../../../shared/schema/minutes.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import chips from '../../ui/Chips.module.css';
import { cx } from '../../ui/class-names.ts';
import { DayField } from '../../ui/DayField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextAreaField } from '../../ui/TextAreaField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../chat/rounds/RoundDialog.module.css';
import { RoundForm } from '../chat/rounds/RoundForm.tsx';
import { type FormInUse, useKeptForm } from '../chat/rounds/use-kept-form.ts';
import {
  choicesIn,
  choicesText,
  firstFields,
  type PaperChoices,
  paperFields,
  paperIn,
  pointField,
  withoutPoint,
} from './paper-draft.ts';
import { nameOfKind, paperName, resultWords } from './paper-words.ts';
import own from './Papers.module.css';

interface PaperFormProps {
  readonly chat: string;
  /** The lesson or what was planned, and the day of that. */
  readonly about: string;
  readonly day: string;
  readonly start: PaperStart;
  /** What is corrected; something new without it. */
  readonly paper?: PaperView;
  /** When the form was opened, milliseconds. */
  readonly openedAt: number;
  readonly onClose: () => void;
}

/** Writes minutes or a report and signs them. Until then they are kept on this computer alone. */
export function PaperForm({ chat, about, day, start, paper, openedAt, onClose }: PaperFormProps) {
  const { t } = useI18n();
  const send = useCommand(bridge().lesson.plan);
  const report = paper?.body.report ?? start.report;
  const form = useKeptForm(
    {
      name: paper ? formName('edit', paper.id) : formName('paper', about, day),
      chat,
      about: paper?.id ?? about,
    },
    paper ? paperFields(paper.body) : firstFields(start, openedAt),
  );
  const [isTried, setIsTried] = useState(false);
  const choices = choicesIn(form.of('settings'));
  const byRoll = start.people.filter(({ isPresent }) => isPresent).map(({ id }) => id);
  const present = choices.present ?? byRoll;
  const read = paperIn(form.of, { report, present });
  const fault = 'fault' in read ? read.fault : undefined;
  const choose = (change: Partial<PaperChoices>) =>
    form.set({ settings: choicesText({ ...choices, ...change }) });
  const submit = async () => {
    setIsTried(true);
    if ('fault' in read) return;
    const name = paperName({ type: start.type, body: read.body }, t);
    const { title } = read.body;
    const outcome = await send.run({
      do: 'sign',
      chat,
      about,
      minutes: paper?.id ?? '',
      ...read.body,
      tell: t(paper ? 'minutes.tell.corrected' : 'minutes.tell.signed', { name, title }),
    });
    if (!outcome.ok) return;
    form.clear();
    onClose();
  };
  const field = (key: string) => ({
    value: form.of(key),
    onChange: (value: string) => form.set({ [key]: value }),
  });
  return (
    <RoundForm
      title={nameOfKind(start.type, report, t)}
      form={form}
      fault={isTried && fault ? t(`minutes.fault.${fault}`) : ''}
      error={send.error}
      isRunning={send.isRunning}
      submit={t(paper ? 'minutes.signAgain' : 'minutes.sign')}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className={styles.hint}>{t('minutes.hint')}</p>
      <div className={styles.row}>
        <div className={styles.places}>
          <TextField label={t('minutes.number')} maxLength={20} {...field('number')} />
        </div>
        <TextField label={t('session.title')} maxLength={200} {...field('title')} />
      </div>
      <div className={styles.row}>
        <DayField key={form.turn} label={t('round.day')} {...field('day')} />
        <TextField label={t('round.from')} maxLength={5} {...field('from')} />
        <TextField label={t('round.to')} maxLength={5} {...field('to')} />
      </div>
      <TextField label={t('round.place')} maxLength={200} {...field('place')} />
      <div className={styles.row}>
        <TextField label={t(`minutes.chair.${report || 'minutes'}`)} maxLength={200} {...field('chair')} />
        {report === '' ? (
          <TextField label={t('minutes.secretary')} maxLength={200} {...field('secretary')} />
        ) : null}
      </div>
      <Attendance
        people={start.people}
        present={present}
        isByRoll={choices.present === undefined}
        onChange={(next) => choose({ present: next })}
      />
      <TextField label={t('minutes.others')} inputMode="numeric" maxLength={5} {...field('others')} />
      {report === '' ? (
        <Points form={form} choices={choices} polls={start.polls} onChoose={choose} />
      ) : (
        <>
          <TextField label={t(`minutes.subject.${report}`)} maxLength={300} {...field('subject')} />
          <TextAreaField
            label={t(`minutes.results.${report}`)}
            rows={4}
            maxLength={3000}
            {...field('results')}
          />
          {hasPlaces(report) ? (
            <TextAreaField
              label={t('minutes.places')}
              hint={t('minutes.placesHint')}
              rows={3}
              maxLength={8000}
              {...field('places')}
            />
          ) : null}
        </>
      )}
    </RoundForm>
  );
}

interface AttendanceProps {
  readonly people: PaperStart['people'];
  readonly present: readonly string[];
  readonly isByRoll: boolean;
  readonly onChange: (present: readonly string[]) => void;
}

/** Who was there, as the roll says it until somebody says otherwise. */
function Attendance({ people, present, isByRoll, onChange }: AttendanceProps) {
  const { t } = useI18n();
  if (people.length === 0) return null;
  const known = new Set(people.map(({ id }) => id));
  // Who has left the chat since was there all the same.
  const others = present.filter((id) => !known.has(id));
  const count = t('minutes.presentOf', { present: present.length, all: people.length + others.length });
  return (
    <div>
      <p className={styles.hint}>
        {count} {isByRoll ? t('minutes.byRoll') : ''}
      </p>
      <ToggleButtonGroup
        aria-label={t('minutes.present')}
        className={cx(chips.chips, own.people)}
        selectionMode="multiple"
        selectedKeys={[...present]}
        onSelectionChange={(keys) =>
          onChange([...others, ...[...keys].map(String).filter((id) => known.has(id))])
        }
      >
        {people.map(({ id, name }) => (
          <ToggleButton key={id} id={id} className={cx(chips.chip)}>
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}

interface PointsProps {
  readonly form: FormInUse;
  readonly choices: PaperChoices;
  readonly polls: PaperStart['polls'];
  readonly onChoose: (change: Partial<PaperChoices>) => void;
}

function Points({ form, choices, polls, onChoose }: PointsProps) {
  const { t } = useI18n();
  const indexes = Array.from({ length: choices.points }, (_, index) => index);
  return (
    <>
      {indexes.map((index) => (
        <fieldset key={`${index} ${form.turn}`} className={own.point}>
          <legend className={own.legend}>
            <span>{t('minutes.point', { n: index + 1 })}</span>
            {choices.points > 1 ? (
              <IconButton
                label={t('minutes.dropPoint', { n: index + 1 })}
                icon={<X size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
                onPress={() => form.set(withoutPoint(form.of, choices, index))}
              />
            ) : null}
          </legend>
          <PointFields form={form} index={index} choices={choices} polls={polls} />
        </fieldset>
      ))}
      {choices.points < MOST_POINTS ? (
        <Button
          look="plain"
          icon={<Plus size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => onChoose({ points: choices.points + 1 })}
        >
          {t('minutes.addPoint')}
        </Button>
      ) : null}
    </>
  );
}

function PointFields({
  form,
  index,
  choices,
  polls,
}: Omit<PointsProps, 'onChoose'> & { readonly index: number }) {
  const { t } = useI18n();
  const field = (key: Parameters<typeof pointField>[1]) => ({
    value: form.of(pointField(index, key)),
    onChange: (value: string) => form.set({ [pointField(index, key)]: value }),
  });
  const take = (id: string) => {
    const poll = polls.find((one) => one.id === id);
    const next = Array.from({ length: choices.points }, (_, at) => choices.polls[at] ?? '');
    next[index] = poll?.id ?? '';
    form.set({
      [pointField(index, 'vote')]: poll ? resultWords(poll) : '',
      settings: choicesText({ ...choices, polls: next }),
    });
  };
  const counted = polls.filter((poll) => resultWords(poll) !== '');
  return (
    <>
      <TextField label={t('minutes.topic')} maxLength={200} {...field('topic')} />
      <TextAreaField label={t('minutes.said')} rows={2} maxLength={1500} {...field('said')} />
      <TextAreaField label={t('minutes.decided')} rows={2} maxLength={1500} {...field('decided')} />
      {counted.length > 0 ? (
        <SelectField
          label={t('minutes.fromPoll')}
          hint={t('minutes.fromPollHint')}
          options={[
            { id: 'none', title: t('minutes.noPoll') },
            ...counted.map((poll) => ({ id: poll.id, title: poll.question, hint: resultWords(poll) })),
          ]}
          value={choices.polls[index] || 'none'}
          onChange={take}
        />
      ) : null}
      <TextField label={t('minutes.vote')} maxLength={400} {...field('vote')} />
    </>
  );
}
