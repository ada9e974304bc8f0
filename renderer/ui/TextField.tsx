import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField';
import { cx } from './class-names.ts';
import styles from './Field.module.css';

interface TextFieldProps extends Omit<AriaTextFieldProps, 'children' | 'className' | 'style'> {
  readonly label: string;
  readonly hint?: string;
  readonly error?: ReactNode;
  readonly isCode?: boolean;
}

/**
 * A one-line field with its label above, a hint below, and the error in the place of the hint. Chromium
 * would keep what is typed with the history of the window, so it is told not to.
 */
export function TextField({ label, hint, error, isCode = false, ...rest }: TextFieldProps) {
  return (
    <AriaTextField autoComplete="off" {...rest} isInvalid={Boolean(error)} className={cx(styles.field)}>
      <Label className={cx(styles.label)}>{label}</Label>
      <Input className={cx(styles.input, isCode && styles.code)} />
      {hint && !error ? (
        <Text slot="description" className={cx(styles.hint)}>
          {hint}
        </Text>
      ) : null}
      <FieldError className={cx(styles.error)}>{error}</FieldError>
    </AriaTextField>
  );
}
