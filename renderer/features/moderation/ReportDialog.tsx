import { type FormEvent, useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextAreaField } from '../../ui/TextAreaField.tsx';
import type { TalkRow } from '../chat/talk/talk-context.ts';
import styles from './Moderation.module.css';

const MOST_LETTERS = 500;

interface ReportDialogProps {
  readonly row: TalkRow | undefined;
  readonly onClose: () => void;
  readonly onReport: (row: TalkRow, words: string) => void;
}

/** Tells those who keep order about a message. What is wrong with it may be said and need not be. */
export function ReportDialog({ row, onClose, onReport }: ReportDialogProps) {
  const { t } = useI18n();
  return (
    <Dialog title={t('moder.report')} isOpen={row !== undefined} onClose={onClose}>
      {row ? <ReportForm key={row.id} row={row} onReport={onReport} /> : null}
    </Dialog>
  );
}

function ReportForm({ row, onReport }: Pick<ReportDialogProps, 'onReport'> & { readonly row: TalkRow }) {
  const { t } = useI18n();
  const [words, setWords] = useState('');
  const isOfStaff = row.author.roles.some((role) => role !== 'pupil' && role !== 'parent');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onReport(row, words.trim());
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <blockquote className={styles.words}>
        <strong className={styles.name}>{row.author.name}</strong>
        {row.text}
      </blockquote>
      <p className={styles.quiet}>{t(isOfStaff ? 'moder.reportToHead' : 'moder.reportTo')}</p>
      <TextAreaField
        label={t('moder.reportWords')}
        hint={t('moder.reportHint')}
        rows={3}
        maxLength={MOST_LETTERS}
        value={words}
        onChange={setWords}
        autoFocus
      />
      <div className={styles.end}>
        <Button look="primary" type="submit">
          {t('moder.reportSend')}
        </Button>
      </div>
    </form>
  );
}
