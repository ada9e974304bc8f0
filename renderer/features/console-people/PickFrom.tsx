import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { foldForSearch, matches } from '../../ui/person-words.ts';
import { SearchBox } from '../../ui/SearchBox.tsx';
import styles from './PeoplePicker.module.css';

const MOST_FOUND = 6;

/** Somebody who can be chosen. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  /** The class, or the position. */
  readonly about: string;
}

interface PickFromProps {
  readonly label: string;
  /** Those who can be chosen, and those who are; keeps its identity. */
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly most: number;
}

/** Finds people by name or class and keeps the chosen ones as chips above the field. */
export function PickFrom({ label, choices, chosen, onChange, most }: PickFromProps) {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const texts = useMemo(() => choices.map(({ name, about }) => foldForSearch(`${name} ${about}`)), [choices]);
  const wanted = text.trim();
  const found = useMemo(
    () =>
      wanted === ''
        ? []
        : choices
            .filter(({ id }, index) => !chosen.includes(id) && matches(texts[index] ?? '', wanted))
            .slice(0, MOST_FOUND),
    [choices, texts, wanted, chosen],
  );
  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    onChange([...chosen, choice.id].slice(-most));
    setText('');
  };
  return (
    <fieldset className={styles.picker}>
      <legend className={styles.label}>{label}</legend>
      {chosen.length > 0 ? (
        <ul className={styles.chosen}>
          {chosen.map((id) => (
            <Chosen
              key={id}
              choice={choices.find((one) => one.id === id)}
              onRemove={() => onChange(chosen.filter((other) => other !== id))}
            />
          ))}
        </ul>
      ) : null}
      {chosen.length < most || most === 1 ? (
        <SearchBox
          label={t('picker.search')}
          value={text}
          onChange={setText}
          onSubmit={() => take(found[0])}
        />
      ) : null}
      {found.length > 0 ? (
        <ul className={styles.found}>
          {found.map((choice) => (
            <li key={choice.id}>
              <Button className={cx(styles.option)} onPress={() => take(choice)}>
                <span>{choice.name}</span>
                <span className={styles.quiet}>{choice.about}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {wanted !== '' && found.length === 0 ? <p className={styles.quiet}>{t('people.none')}</p> : null}
    </fieldset>
  );
}

function Chosen({
  choice,
  onRemove,
}: {
  readonly choice: Choice | undefined;
  readonly onRemove: () => void;
}) {
  const { t } = useI18n();
  if (!choice) return null;
  const { name, about } = choice;
  return (
    <li className={styles.chip}>
      <span>{about === '' ? name : `${name}, ${about}`}</span>
      <Button className={cx(styles.remove)} aria-label={t('picker.remove', { name })} onPress={onRemove}>
        <X size="1rem" strokeWidth={1.75} aria-hidden="true" />
      </Button>
    </li>
  );
}
