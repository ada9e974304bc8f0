import { Checkbox } from 'react-aria-components/Checkbox';
import type { SlipPreview } from '../../../shared/ipc/values.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import form from '../entry/Form.module.css';
import styles from './ChatChoice.module.css';

interface ChatChoiceProps {
  readonly chats: SlipPreview['chats'];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** The chats that wait; each is joined by own wish (clause P-2.5(1)). */
export function ChatChoice({ chats, chosen, onChange }: ChatChoiceProps) {
  const { t } = useI18n();
  if (chats.length === 0) return <p className={form.quiet}>{t('slip.noChats')}</p>;
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
      <p className={form.quiet}>{t('offers.rules')}</p>
      <p className={form.quiet}>{t('door.chatsPlain')}</p>
    </fieldset>
  );
}
