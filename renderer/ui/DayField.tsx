import { useState } from 'react';
import { useI18n } from '../i18n/I18n.tsx';
import { dayOfText, textOfDay } from './day-text.ts';
import { TextField } from './TextField.tsx';

interface DayFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What the form has against the day; what is no day at all the field says by itself. */
  readonly error?: string;
  /** `2026-09-03`, '' for no day. */
  readonly value: string;
  /** Called with the day, '' for an empty field; what is no day is passed on as typed, to be refused and not lost. */
  readonly onChange: (day: string) => void;
}

/**
 * A calendar day, typed. A date input of the browser would speak the language of the system and not of the
 * window.
 */
export function DayField({ label, hint, error = '', value, onChange }: DayFieldProps) {
  const { t, language } = useI18n();
  const [text, setText] = useState(textOfDay(value, language));
  const [isLeft, setIsLeft] = useState(false);
  const isWrong = isLeft && text.trim() !== '' && dayOfText(text) === '';
  return (
    <TextField
      label={label}
      {...(hint ? { hint } : {})}
      error={isWrong ? t('day.wrong') : error}
      inputMode="numeric"
      maxLength={10}
      value={text}
      onBlur={() => setIsLeft(true)}
      onChange={(next) => {
        setText(next);
        onChange(dayOfText(next) || next.trim());
      }}
    />
  );
}
