import { Delete, Eye, EyeOff } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { PHRASE_MAX_LETTERS, PIN_MAX_DIGITS, type SecretKind } from '../../../shared/vault/secret-rules.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import styles from './SecretPad.module.css';

interface SecretPadProps {
  readonly kind: SecretKind;
  readonly label: string;
  readonly submit: string;
  readonly isBusy?: boolean;
  /** While one has to wait nothing can be sent, but what is typed stays. */
  readonly isClosed?: boolean;
  /** What was wrong with the last one, or what to mind. */
  readonly message?: ReactNode;
  readonly onSubmit: (text: string) => void;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/**
 * Where a PIN or a phrase is typed: a masked field for the keyboard and screen readers, and for a PIN digits
 * to click. Mount it anew (`key`) to clear it.
 */
export function SecretPad(props: SecretPadProps) {
  const { kind, label, submit, isBusy = false, isClosed = false, message, onSubmit } = props;
  const [text, setText] = useState('');
  const [isShown, setIsShown] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const messageId = useId();
  useEffect(() => field.current?.focus(), []);
  const change = (next: string) => setText(kind === 'pin' ? digitsOf(next) : next);
  const send = () => {
    if (text !== '' && !isBusy && !isClosed) onSubmit(text);
  };
  return (
    <Form
      className={styles.form ?? ''}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextField
        className={cx(styles.field)}
        type={isShown ? 'text' : 'password'}
        value={text}
        onChange={change}
        inputMode={kind === 'pin' ? 'numeric' : 'text'}
        maxLength={kind === 'pin' ? PIN_MAX_DIGITS : PHRASE_MAX_LETTERS}
        autoComplete="off"
        spellCheck="false"
        aria-describedby={messageId}
      >
        <Label className={cx(styles.label)}>{label}</Label>
        <div className={styles.line}>
          <Input ref={field} className={cx(styles.input, styles[kind])} />
          {kind === 'phrase' ? <Reveal isShown={isShown} onChange={setIsShown} /> : null}
        </div>
      </TextField>
      <div id={messageId} className={styles.message} role="status">
        {message}
      </div>
      {kind === 'pin' ? (
        <Keypad
          onDigit={(digit) => change(text + digit)}
          onErase={() => setText(text.slice(0, -1))}
          onPressed={() => field.current?.focus()}
        />
      ) : null}
      <Button look="primary" type="submit" isPending={isBusy} isDisabled={text === '' || isClosed}>
        {submit}
      </Button>
    </Form>
  );
}

function Reveal(of: { readonly isShown: boolean; readonly onChange: (isShown: boolean) => void }) {
  const { t } = useI18n();
  const Icon = of.isShown ? EyeOff : Eye;
  return (
    <IconButton
      label={of.isShown ? t('lock.hide') : t('lock.show')}
      icon={<Icon size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
      onPress={() => of.onChange(!of.isShown)}
    />
  );
}

interface KeypadProps {
  readonly onDigit: (digit: string) => void;
  readonly onErase: () => void;
  readonly onPressed: () => void;
}

/** For the mouse and for fingers; whoever has a keyboard types into the field, so it is left out of the tab order. */
function Keypad({ onDigit, onErase, onPressed }: KeypadProps) {
  const { t } = useI18n();
  const key = (digit: string) => (
    <AriaButton
      key={digit}
      className={cx(styles.key)}
      excludeFromTabOrder
      onPress={() => {
        onDigit(digit);
        onPressed();
      }}
    >
      {digit}
    </AriaButton>
  );
  return (
    <div className={styles.keys}>
      {DIGITS.map(key)}
      <span />
      {key('0')}
      <AriaButton
        className={cx(styles.key, styles.erase)}
        excludeFromTabOrder
        aria-label={t('lock.erase')}
        onPress={() => {
          onErase();
          onPressed();
        }}
      >
        <Delete size="1.375rem" strokeWidth={1.75} aria-hidden="true" />
      </AriaButton>
    </div>
  );
}

function digitsOf(text: string): string {
  return text.replace(/\D/gu, '').slice(0, PIN_MAX_DIGITS);
}
