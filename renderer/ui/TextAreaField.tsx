import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField';
import { cx } from './class-names.ts';
import styles from './Field.module.css';

interface TextAreaFieldProps extends Omit<AriaTextFieldProps, 'children' | 'className' | 'style'> {
  readonly label: string;
  readonly hint?: string;
  readonly error?: ReactNode;
  /** Lines that are seen at once. */
  readonly rows: number;
}

/** A field of several lines; label, hint and error as in a field of one line. */
export function TextAreaField({ label, hint, error, rows, ...rest }: TextAreaFieldProps) {
  return (
    <AriaTextField autoComplete="off" {...rest} isInvalid={Boolean(error)} className={cx(styles.field)}>
      <Label className={cx(styles.label)}>{label}</Label>
      <TextArea className={cx(styles.input, styles.area)} rows={rows} />
      {hint && !error ? (
        <Text slot="description" className={cx(styles.hint)}>
          {hint}
        </Text>
      ) : null}
      <FieldError className={cx(styles.error)}>{error}</FieldError>
    </AriaTextField>
  );
}
