import { useRef } from 'react';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { plainWords } from '../../../../shared/formatting/plain-words.ts';
import { QUOTE_MAX_LETTERS } from '../../../../shared/schema/message.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { cx } from '../../../ui/class-names.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { FormEnd } from '../../../ui/FormEnd.tsx';
import { type TalkRow, useTalk } from './talk-context.ts';
import styles from './Quote.module.css';

interface QuoteDialogProps {
  readonly row: TalkRow | undefined;
  readonly onClose: () => void;
}

/** Lets a part of a message be chosen with the keyboard; with none chosen, all of it is quoted. */
export function QuoteDialog({ row, onClose }: QuoteDialogProps) {
  const { t } = useI18n();
  const { quote } = useTalk();
  const field = useRef<HTMLTextAreaElement>(null);
  const take = () => {
    const area = field.current;
    if (!row || !area) return;
    const part = area.value.slice(area.selectionStart, area.selectionEnd).trim();
    const words = (part === '' ? area.value : part).slice(0, QUOTE_MAX_LETTERS).trim();
    onClose();
    if (words !== '') quote(row.id, words);
  };
  return (
    <Dialog title={t('talk.quoteTitle')} isOpen={row !== undefined} onClose={onClose}>
      {row ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            take();
          }}
        >
          <p className={styles.hint}>{t('talk.quoteHint')}</p>
          <TextField
            aria-label={t('talk.quoteWords')}
            defaultValue={plainWords(row.text)}
            isReadOnly
            autoFocus
          >
            <TextArea ref={field} rows={6} className={cx(styles.area)} autoComplete="off" />
          </TextField>
          <FormEnd submit={t('talk.quote')} onCancel={onClose} />
        </form>
      ) : null}
    </Dialog>
  );
}
