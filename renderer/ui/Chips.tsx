import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { cx } from './class-names.ts';
import styles from './Chips.module.css';

interface ChipsProps<K extends string> {
  readonly label: string;
  readonly options: readonly { readonly key: K; readonly title: string }[];
  readonly chosen: K;
  readonly onChoose: (key: K) => void;
}

/** A row of filters of which exactly one is on. */
export function Chips<K extends string>({ label, options, chosen, onChoose }: ChipsProps<K>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={cx(styles.chips)}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const option = options.find(({ key }) => keys.has(key));
        if (option) onChoose(option.key);
      }}
    >
      {options.map(({ key, title }) => (
        <ToggleButton key={key} id={key} className={cx(styles.chip)}>
          {title}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
