import { type FormEvent, useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { TextAreaField } from '../../ui/TextAreaField.tsx';
import styles from './Moderation.module.css';

const MOST_LETTERS = 1000;

interface WordsFormProps {
  readonly label: string;
  readonly hint: string;
  readonly submit: string;
  readonly onSubmit: (words: string) => Promise<boolean>;
  /** Where the form opened by a button: it takes the focus, and can be left. */
  readonly onCancel?: () => void;
}

/** Some words that cannot be missing, and a button. They stay while they could not be sent. */
export function WordsForm({ label, hint, submit, onSubmit, onCancel }: WordsFormProps) {
  const { t } = useI18n();
  const [words, setWords] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() === '') setIsAsked(true);
    else void onSubmit(words.trim()).then((isDone) => (isDone ? setWords('') : undefined));
  };
  return (
    <form className={styles.form} onSubmit={send}>
      <TextAreaField
        label={label}
        hint={hint}
        error={isAsked && words.trim() === '' ? t('moder.wordsMissing') : undefined}
        rows={3}
        maxLength={MOST_LETTERS}
        value={words}
        onChange={setWords}
        autoFocus={onCancel !== undefined}
      />
      {onCancel ? (
        <FormEnd submit={submit} onCancel={onCancel} />
      ) : (
        <div className={styles.end}>
          <Button look="primary" type="submit">
            {submit}
          </Button>
        </div>
      )}
    </form>
  );
}
