import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { cx } from '../../ui/class-names.ts';
import styles from './SettingsDialog.module.css';

interface ChoiceCardsProps<K extends string> {
  readonly label: string;
  readonly options: readonly { readonly key: K; readonly title: string }[];
  readonly chosen: K;
  readonly onChoose: (key: K) => void;
}

/** One of a few, all of them visible. */
export function ChoiceCards<K extends string>({ label, options, chosen, onChoose }: ChoiceCardsProps<K>) {
  return (
    <RadioGroup
      className={cx(styles.group)}
      value={chosen}
      onChange={(key) => {
        const option = options.find((candidate) => candidate.key === key);
        if (option) onChoose(option.key);
      }}
    >
      <Label className={cx(styles.label)}>{label}</Label>
      <div className={styles.cards}>
        {options.map(({ key, title }) => (
          <Radio key={key} value={key} className={cx(styles.card)}>
            {title}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
