import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import form from '../entry/Form.module.css';
import styles from './ChatBoxes.module.css';

interface ChatBoxesProps {
  readonly chats: readonly { readonly id: string; readonly title: string }[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  /** What is said below them. */
  readonly children?: ReactNode;
}

/** The chats that wait; each is joined by own wish (clause P-2.5(1)). */
export function ChatBoxes({ chats, chosen, onChange, children }: ChatBoxesProps) {
  const { t } = useI18n();
  const set = (id: string, isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) next.add(id);
    else next.delete(id);
    onChange(next);
  };
  return (
    <fieldset className={form.group}>
      <legend className={form.legend}>{t('door.chats')}</legend>
      <div className={styles.chats}>
        {chats.map(({ id, title }) => (
          <Checkbox
            key={id}
            className={cx(styles.chat)}
            isSelected={chosen.has(id)}
            onChange={(isOn) => set(id, isOn)}
          >
            <span className={styles.box} aria-hidden="true" />
            {title}
          </Checkbox>
        ))}
      </div>
      {children}
      <p className={form.quiet}>{t('door.chatsPlain')}</p>
    </fieldset>
  );
}
