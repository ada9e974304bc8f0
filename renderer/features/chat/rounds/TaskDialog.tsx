import { useState } from 'react';
import type { FileRef } from '../../../../shared/schema/file-ref.ts';
import type { TaskRow } from '../../../../shared/replica/rounds/round-views.ts';
import { formName } from '../../../../shared/schema/form-draft.ts';
import { useCommand } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { DayField } from '../../../ui/DayField.tsx';
import { TextAreaField } from '../../../ui/TextAreaField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { NamedStrip } from '../../files/AttachmentStrip.tsx';
import { FormAttachments } from './FormAttachments.tsx';
import { dayOf, momentOf } from './moments.ts';
import { RoundForm } from './RoundForm.tsx';
import { useKeptFiles } from './use-kept-files.ts';
import { type FormInUse, useKeptForm } from './use-kept-form.ts';

const NO_FILES: readonly FileRef[] = [];
/** The field that holds the digests of what was taken out of the task: kept like everything else that is not sent. */
const DROPPED = 'dropped';

interface TaskDialogProps {
  readonly chat: string;
  /** The task that is changed; a new one without it. */
  readonly task?: TaskRow;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Sets a study task, or changes one (clause M-5). */
export function TaskDialog({ chat, task, onDone, onClose }: TaskDialogProps) {
  const { t } = useI18n();
  const send = useCommand(bridge().replica.round);
  const about = task?.id ?? '';
  const form = useKeptForm(
    { name: task ? formName('edit', task.id) : formName('task', chat), chat, about },
    task ? { title: task.text, text: task.details, day: dayOf(task.dueAt) } : undefined,
  );
  const files = useKeptFiles(form);
  const named = useNamedFiles(form, task?.files);
  const [isTried, setIsTried] = useState(false);
  const [title, text, day] = [form.of('title').trim(), form.of('text').trim(), form.of('day')];
  const dueAt = day === '' ? 0 : momentOf(day, '23:59');
  const fault =
    title === ''
      ? 'round.needTitle'
      : dueAt === undefined
        ? 'round.wrongDay'
        : files.isReady
          ? undefined
          : 'task.filesNotReady';
  const submit = async () => {
    setIsTried(true);
    if (fault || dueAt === undefined) return;
    const added = await files.offer();
    if (!added) return;
    const body = { title, text, files: [...named.files, ...added], dueAt };
    const outcome = await send.run(
      task ? { do: 'changeTask', task: task.id, ...body } : { do: 'task', chat, ...body },
    );
    if (!outcome.ok) return;
    files.clear();
    form.clear();
    onDone();
  };
  return (
    <RoundForm
      title={t(task ? 'round.change.task' : 'round.make.task')}
      form={form}
      fault={isTried && fault ? t(fault) : ''}
      error={send.error}
      isRunning={send.isRunning}
      submit={t(task ? 'round.saveChange' : 'round.askTask')}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        label={t('round.title')}
        maxLength={200}
        autoFocus
        value={form.of('title')}
        onChange={(value) => form.set({ title: value })}
      />
      <TextAreaField
        label={t('round.taskText')}
        rows={5}
        maxLength={8000}
        value={form.of('text')}
        onChange={(value) => form.set({ text: value })}
      />
      <DayField
        key={form.turn}
        label={t('round.due')}
        hint={t('round.dueHint')}
        value={day}
        onChange={(value) => form.set({ day: value })}
      />
      <NamedStrip files={named.files} onRemove={named.drop} />
      <FormAttachments files={files} hint={t('task.filesHint')} />
    </RoundForm>
  );
}

/** The files that the task has, but for those that were taken out in the form. */
function useNamedFiles(form: FormInUse, files = NO_FILES) {
  const dropped = form.of(DROPPED).split(' ');
  return {
    files: files.filter(({ digest }) => !dropped.includes(digest)),
    drop: (digest: string) => form.set({ [DROPPED]: [...dropped, digest].join(' ').trim() }),
  };
}
