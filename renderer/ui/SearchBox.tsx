import { Search, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { useI18n } from '../i18n/I18n.tsx';
import { cx } from './class-names.ts';
import styles from './SearchBox.module.css';

interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter opens the first result of what has been typed; the list that is shown may follow a moment later. */
  readonly onSubmit?: () => void;
  /** The arrow down goes to the results. */
  readonly onDown?: () => void;
}

export function SearchBox({ label, value, onChange, onSubmit, onDown }: SearchBoxProps) {
  const { t } = useI18n();
  return (
    <SearchField
      aria-label={label}
      // Chromium keeps the content of other fields with the history of the window.
      autoComplete="off"
      value={value}
      onChange={onChange}
      className={cx(styles.box)}
      {...(onSubmit ? { onSubmit } : {})}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown' && onDown) onDown();
        else event.continuePropagation();
      }}
    >
      <Search className={styles.icon} size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
      <Input className={cx(styles.input)} placeholder={label} />
      <Button className={cx(styles.clear)} aria-label={t('common.clearSearch')}>
        <X size="1.125rem" strokeWidth={1.75} aria-hidden="true" />
      </Button>
    </SearchField>
  );
}
