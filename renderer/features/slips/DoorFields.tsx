import { useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextAreaField } from '../../ui/TextAreaField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../entry/Form.module.css';
import { type Door, typed, withWord, wordFault } from './door.ts';

interface DoorFieldsProps {
  readonly door: Door;
  /** Whether everything that is wrong is said, also what may just not be typed yet. */
  readonly isChecked: boolean;
  readonly onChange: (door: Door) => void;
}

/** Where the school is and the seven words, with help where a word is not in the list. */
export function DoorFields({ door, isChecked, onChange }: DoorFieldsProps) {
  const { t } = useI18n();
  const [isLeft, setIsLeft] = useState(false);
  const isFinished = isChecked || (isLeft && door.words.trim() !== '');
  const fault = wordFault(door.words, isFinished);
  return (
    <>
      <TextField
        label={t('slip.address')}
        hint={t('slip.addressHint')}
        maxLength={4000}
        autoFocus
        spellCheck="false"
        isCode
        value={door.address}
        onChange={(text) => onChange(typed(door, 'address', text))}
      />
      <TextAreaField
        label={t('door.words')}
        hint={t('door.wordsHint')}
        error={fault ? faultWords(fault, t) : ''}
        rows={2}
        maxLength={4000}
        spellCheck="false"
        value={door.words}
        onChange={(text) => onChange(typed(door, 'words', text))}
        onFocusChange={(isFocused) => setIsLeft(!isFocused)}
      />
      {fault && fault.suggestions.length > 0 ? (
        <div className={styles.actions} role="group" aria-label={t('door.suggest')}>
          <span className={styles.quiet}>{t('door.suggest')}</span>
          {fault.suggestions.map((word) => (
            <Button
              key={word}
              aria-label={t('door.replaceWith', { word })}
              onPress={() => onChange({ ...door, words: withWord(door.words, fault.index, word) })}
            >
              {word}
            </Button>
          ))}
        </div>
      ) : null}
    </>
  );
}

function faultWords(
  { problem, count, index, unknown }: NonNullable<ReturnType<typeof wordFault>>,
  t: ReturnType<typeof useI18n>['t'],
): string {
  if (problem === 'word') return t('door.unknownWord', { number: index + 1, word: unknown });
  if (count === 0) return t('door.none');
  return count < 7 ? t('door.tooFew', { count }) : t('door.tooMany', { count });
}
