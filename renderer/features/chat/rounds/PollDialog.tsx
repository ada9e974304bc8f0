import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import type { PollRow } from '../../../../shared/replica/rounds/round-views.ts';
import { MAX_OPTIONS, type PollType } from '../../../../shared/schema/poll.ts';
import { formName } from '../../../../shared/schema/form-draft.ts';
import { useNow } from '../../../bridge/HubTime.tsx';
import { useCommand } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import {
  CLOSINGS,
  closesAt,
  EMPTY_OPTION,
  type OptionDraft,
  optionFields,
  placesOf,
  pollFault,
  pollFields,
  pollIn,
  type PollSettings,
  settingsText,
} from './poll-draft.ts';
import styles from './RoundDialog.module.css';
import { RoundForm } from './RoundForm.tsx';
import { useKeptForm } from './use-kept-form.ts';

interface PollDialogProps {
  readonly chat: string;
  readonly type: PollType;
  /** The poll that is asked anew, while nobody has voted; a new one without it. */
  readonly poll?: PollRow;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** A new poll or sign-up. It can be sent without a link like everything else. */
export function PollDialog({ chat, type, poll, onDone, onClose }: PollDialogProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  const send = useCommand(bridge().replica.round);
  const isPoll = type === 'poll';
  const form = useKeptForm(
    { name: poll ? formName('edit', poll.id) : formName(type, chat), chat, about: poll?.id ?? '' },
    poll ? pollFields(poll) : undefined,
  );
  const { question, options, isMultiple, isAnonymous, closing } = pollIn(form.of, type);
  const [isTried, setIsTried] = useState(false);
  const fault = poll && !poll.canReplace ? 'hasVotes' : pollFault(type, question, options);
  const submit = async () => {
    setIsTried(true);
    if (fault) return;
    const some = options.filter(({ text }) => text.trim() !== '');
    const body = {
      chat,
      type,
      question: question.trim(),
      options: some.map(({ text, places }) => ({ text: text.trim(), places: placesOf(places) ?? 0 })),
      isMultiple,
      isAnonymous,
      closesAt: closesAt(closing, now, poll?.closesAt),
    };
    const outcome = await send.run(
      poll ? { do: 'replacePoll', poll: poll.id, ...body } : { do: 'poll', ...body },
    );
    if (!outcome.ok) return;
    form.clear();
    onDone();
  };
  const settle = (change: Partial<PollSettings>) =>
    form.set({ settings: settingsText({ isMultiple, isAnonymous, closing, ...change }) });
  return (
    <RoundForm
      title={t(poll ? `round.change.${type}` : `round.make.${type}`)}
      form={form}
      fault={isTried && fault ? t(`round.${fault}`) : ''}
      error={send.error}
      isRunning={send.isRunning}
      submit={t(poll ? 'round.saveChange' : isPoll ? 'round.askPoll' : 'round.askSignup')}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        label={t(isPoll ? 'round.question' : 'round.signupTitle')}
        maxLength={300}
        autoFocus
        value={question}
        onChange={(value) => form.set({ question: value })}
      />
      <Options type={type} options={options} onChange={(next) => form.set(optionFields(next))} />
      {isPoll ? (
        <>
          <Tick
            label={t('round.multiple')}
            isOn={isMultiple}
            onChange={(isOn) => settle({ isMultiple: isOn })}
          />
          <Tick
            label={t('round.anonymous')}
            hint={t('round.anonymousHint')}
            isOn={isAnonymous}
            onChange={(isOn) => settle({ isAnonymous: isOn })}
          />
        </>
      ) : null}
      <SelectField
        label={t('round.closing')}
        hint={t('round.closingHint')}
        options={[
          ...(poll && poll.closesAt > 0
            ? [{ id: 'same', title: t('round.closing.same', { when: formats.moment(poll.closesAt, now) }) }]
            : []),
          ...CLOSINGS.map((id) => ({ id, title: t(`round.closing.${id}`) })),
        ]}
        value={closing}
        onChange={(id) =>
          settle({ closing: id === 'same' ? id : (CLOSINGS.find((one) => one === id) ?? 'none') })
        }
      />
    </RoundForm>
  );
}

interface OptionsProps {
  readonly type: PollType;
  readonly options: readonly OptionDraft[];
  readonly onChange: (options: readonly OptionDraft[]) => void;
}

function Options({ type, options, onChange }: OptionsProps) {
  const { t } = useI18n();
  const isPoll = type === 'poll';
  const least = isPoll ? 2 : 1;
  const set = (index: number, change: Partial<OptionDraft>) =>
    onChange(options.map((option, at) => (at === index ? { ...option, ...change } : option)));
  return (
    <div className={styles.options}>
      {options.map((option, index) => (
        // Lines have no other name than their place.
        <div key={index} className={styles.option}>
          <div className={styles.words}>
            <TextField
              label={t(isPoll ? 'round.option' : 'round.slot', { n: index + 1 })}
              maxLength={200}
              value={option.text}
              onChange={(text) => set(index, { text })}
            />
          </div>
          {isPoll ? null : (
            <div className={styles.places}>
              <TextField
                label={t('round.places')}
                inputMode="numeric"
                maxLength={5}
                value={option.places}
                onChange={(places) => set(index, { places })}
              />
            </div>
          )}
          {options.length > least ? (
            <IconButton
              label={t('round.dropOption', { n: index + 1 })}
              icon={<X size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
              onPress={() => onChange(options.filter((_, at) => at !== index))}
            />
          ) : null}
        </div>
      ))}
      {isPoll ? null : <p className={styles.hint}>{t('round.placesHint')}</p>}
      {options.length < MAX_OPTIONS ? (
        <div>
          <Button
            look="plain"
            icon={<Plus size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => onChange([...options, EMPTY_OPTION])}
          >
            {t(isPoll ? 'round.addOption' : 'round.addSlot')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

interface TickProps {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Tick({ label, hint, isOn, onChange }: TickProps) {
  return (
    <Checkbox className={cx(styles.tick)} isSelected={isOn} onChange={onChange}>
      <span className={styles.box} aria-hidden="true" />
      <span>
        {label}
        {hint ? <span className={styles.hint}>{hint}</span> : null}
      </span>
    </Checkbox>
  );
}
