import { useMemo, useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { OrderView } from '../../../shared/replica/shelf/order-query.ts';
import { isDay } from '../../../shared/schema/day.ts';
import { ORDER_GROUPS, type OrderGroup } from '../../../shared/schema/school-order.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { DayField } from '../../ui/DayField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { focusFirstFault } from '../../ui/focus-fault.ts';
import { TextAreaField } from '../../ui/TextAreaField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { FilesField } from '../shelf/FilesField.tsx';
import { useFormFiles } from '../shelf/form-files.ts';
import { TickList } from '../structure/TickList.tsx';
import styles from '../shelf/Shelf.module.css';
import { type AudienceChoice, audiencesOf, choiceOf, STAFF_ONLY } from './audience-choice.ts';

interface OrderFormProps {
  /** The order that gets a new version; a new order without it. */
  readonly order?: OrderView;
  readonly onClose: () => void;
}

/** An order is made known, or gets a new version that everyone is asked about again. */
export function OrderForm({ order, onClose }: OrderFormProps) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const shelf = useCommand(bridge().school.shelf);
  const [draft, setDraft] = useState({
    number: order?.number ?? '',
    date: order?.date ?? '',
    title: order?.title ?? '',
    text: order?.text ?? '',
    note: '',
    needsAcknowledgement: order?.needsAcknowledgement ?? true,
  });
  const [choice, setChoice] = useState(() => (order ? choiceOf(order.audiences) : STAFF_ONLY));
  const files = useFormFiles(`order ${order?.id ?? ''}`, order?.fileRefs ?? []);
  const [isChecked, setIsChecked] = useState(false);
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const audiences = audiencesOf(choice);
  const isTitleMissing = draft.title.trim() === '';
  const isDayWrong = !isDay(draft.date);
  const submit = async () => {
    setIsChecked(true);
    if (isTitleMissing || isDayWrong || audiences.length === 0 || !files.isReady) return;
    const collected = await files.collect();
    if (!collected) return;
    const { note, ...said } = {
      ...draft,
      number: draft.number.trim(),
      title: draft.title.trim(),
      files: collected,
      paper: '',
      audiences: audiences.map(({ groups, classroom }) => ({ groups: [...groups], classroom })),
    };
    const outcome = await shelf.run(
      order
        ? { what: 'renewOrder', order: order.id, note: note.trim(), ...said }
        : { what: 'placeOrder', ...said },
    );
    if (!outcome.ok) return;
    onClose();
    go({ to: 'order', order: outcome.value.id });
  };
  return (
    <Dialog title={t(order ? 'orders.renew' : 'orders.add')} isOpen onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          focusFirstFault(event.currentTarget);
          void submit();
        }}
      >
        <TextField
          label={t('orders.form.title')}
          error={isChecked && isTitleMissing ? t('orders.fault.title') : ''}
          maxLength={200}
          value={draft.title}
          onChange={(title) => change({ title })}
        />
        <div className={styles.pair}>
          <TextField
            label={t('orders.form.number')}
            maxLength={40}
            value={draft.number}
            onChange={(number) => change({ number })}
          />
          <DayField
            label={t('orders.form.date')}
            error={isChecked && isDayWrong ? t('orders.fault.date') : ''}
            value={draft.date}
            onChange={(date) => change({ date })}
          />
        </div>
        <TextAreaField
          label={t('orders.form.text')}
          rows={5}
          maxLength={8000}
          value={draft.text}
          onChange={(text) => change({ text })}
        />
        {order ? (
          <TextField
            label={t('orders.form.note')}
            hint={t('orders.form.noteHint')}
            maxLength={300}
            value={draft.note}
            onChange={(note) => change({ note })}
          />
        ) : null}
        <FilesField files={files} />
        <Audience choice={choice} onChange={setChoice} isMissing={isChecked && audiences.length === 0} />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={draft.needsAcknowledgement}
            onChange={(event) => change({ needsAcknowledgement: event.target.checked })}
          />
          <span>{t('orders.form.needs')}</span>
        </label>
        {isChecked && !files.isReady ? <p className={styles.fault}>{t('shelf.fault.files')}</p> : null}
        {shelf.error ? <ErrorNote error={shelf.error} /> : null}
        <FormEnd
          submit={t(order ? 'orders.publishRenewed' : 'orders.publish')}
          isPending={shelf.isRunning}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  );
}

interface AudienceProps {
  readonly choice: AudienceChoice;
  readonly onChange: (choice: AudienceChoice) => void;
  readonly isMissing: boolean;
}

function Audience({ choice, onChange, isMissing }: AudienceProps) {
  const { t } = useI18n();
  const people = useQuery('people', {});
  const classrooms = useMemo(
    () => (people.isReady ? people.value.classrooms.filter(({ type }) => type === 'homeroom') : []),
    [people],
  );
  const { groups } = choice;
  const isByClass = groups.has('pupils') || groups.has('parents');
  const toggleGroup = (id: string) => {
    const group = ORDER_GROUPS.find((one) => one === id);
    if (group) onChange({ ...choice, groups: toggled<OrderGroup>(groups, group) });
  };
  return (
    <>
      <TickList
        label={t('orders.form.for')}
        options={ORDER_GROUPS.map((id) => ({ id, title: t(`orders.group.${id}`) }))}
        chosen={groups}
        onToggle={toggleGroup}
      />
      {isMissing ? (
        <span className={styles.fault} role="alert">
          {t('orders.fault.for')}
        </span>
      ) : null}
      {isByClass && classrooms.length > 0 ? (
        <TickList
          label={t('orders.form.classes')}
          options={classrooms.map(({ id, title }) => ({ id, title }))}
          chosen={choice.classrooms}
          onToggle={(id) => onChange({ ...choice, classrooms: toggled(choice.classrooms, id) })}
        />
      ) : null}
    </>
  );
}

function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
