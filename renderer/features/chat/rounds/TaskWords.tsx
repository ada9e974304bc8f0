import type { ClipboardEvent, ReactNode } from 'react';
import { useI18n } from '../../../i18n/I18n.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { TextAreaField } from '../../../ui/TextAreaField.tsx';
import { FormAttachments } from './FormAttachments.tsx';
import styles from './TaskThreads.module.css';
import type { TaskWordsInUse } from './use-task-words.ts';

interface TaskWordsProps {
  readonly of: TaskWordsInUse;
  readonly label: string;
  readonly hint?: string;
  readonly rows: number;
  readonly filesHint: string;
  /** What can be done with it. */
  readonly children: ReactNode;
}

/** Where words on a task are written and files are put beside them. What is typed stays until it is handed in. */
export function TaskWords({ of, label, hint, rows, filesHint, children }: TaskWordsProps) {
  const { t } = useI18n();
  const { form, files, error } = of;
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    files.attach([...event.clipboardData.files]);
  };
  return (
    <div className={styles.form} onPaste={onPaste}>
      <TextAreaField
        label={label}
        {...(hint ? { hint } : {})}
        rows={rows}
        maxLength={8000}
        value={form.of('text')}
        onChange={(text) => form.set({ text })}
      />
      <FormAttachments files={files} hint={filesHint} />
      {children}
      {error ? <ErrorNote error={error} /> : null}
      {form.error && !error ? <ErrorNote error={form.error} hint={t('composer.draftNotKept')} /> : null}
    </div>
  );
}
