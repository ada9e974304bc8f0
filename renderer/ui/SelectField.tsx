import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { cx } from './class-names.ts';
import styles from './Field.module.css';

export interface SelectOption {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
}

interface SelectFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong, in the place of the hint; '' for nothing. */
  readonly error?: string;
  readonly placeholder?: string;
  readonly isLabelHidden?: boolean;
  readonly options: readonly SelectOption[];
  /** '' for nothing chosen. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** A choice of one from a list that opens; as long as there is nothing to choose it does not. */
export function SelectField(props: SelectFieldProps) {
  const { label, hint, error = '', placeholder, isLabelHidden = false, options, value, onChange } = props;
  return (
    <Select
      className={cx(styles.field)}
      value={value === '' ? null : value}
      onChange={(key) => onChange(key === null ? '' : String(key))}
      isInvalid={error !== ''}
      isDisabled={options.length === 0}
      {...(placeholder ? { placeholder } : {})}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
    >
      {isLabelHidden ? null : <Label className={cx(styles.label)}>{label}</Label>}
      <Button className={cx(styles.select)}>
        <SelectValue className={cx(styles.selected)}>
          {({ defaultChildren, selectedText }) => selectedText || defaultChildren}
        </SelectValue>
        <ChevronDown size="1.125rem" strokeWidth={1.75} aria-hidden="true" />
      </Button>
      {hint && error === '' ? (
        <Text slot="description" className={cx(styles.hint)}>
          {hint}
        </Text>
      ) : null}
      <FieldError className={cx(styles.error)}>{error}</FieldError>
      <Popover className={cx(styles.popover)} offset={4}>
        <ListBox className={cx(styles.options)} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.title} className={cx(styles.option)}>
              <Text slot="label">{option.title}</Text>
              {option.hint ? (
                <Text slot="description" className={cx(styles.optionHint)}>
                  {option.hint}
                </Text>
              ) : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
