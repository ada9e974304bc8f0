import { Check } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { cx } from '../../ui/class-names.ts';
import styles from './Dialogs.module.css';

interface TickListProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}

/** Any number of short words, each on or off; the arrow keys go from one to the next. */
export function TickList({ label, options, chosen, onToggle }: TickListProps) {
  return (
    <fieldset className={styles.ticks}>
      <legend className={styles.label}>{label}</legend>
      <ToggleButtonGroup
        aria-label={label}
        className={cx(styles.tags)}
        selectionMode="multiple"
        selectedKeys={[...chosen]}
        onSelectionChange={(keys) => {
          for (const { id } of options) if (keys.has(id) !== chosen.has(id)) onToggle(id);
        }}
      >
        {options.map(({ id, title }) => (
          <ToggleButton key={id} id={id} className={cx(styles.tick)}>
            {chosen.has(id) ? <Check size="0.9375rem" strokeWidth={2.25} aria-hidden="true" /> : null}
            {title}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </fieldset>
  );
}
