import { Type } from 'lucide-react';
import type { RefObject } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useI18n } from '../../../i18n/I18n.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { listed, marked } from './format-keys.ts';
import { retype, type Typed } from './retype.ts';
import styles from './RowActions.module.css';

interface FormatMenuProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly change: (next: (before: string) => string) => void;
}

const KINDS = ['bold', 'italic', 'code', 'list'] as const;
const SHORTCUTS = { bold: 'Ctrl+B', italic: 'Ctrl+I', code: 'Ctrl+E', list: '' } as const;

/** The few marks that a message may have, for those who do not know their keys. */
export function FormatMenu({ field, change }: FormatMenuProps) {
  const { t } = useI18n();
  const apply = (kind: (typeof KINDS)[number]) => {
    const element = field.current;
    if (!element) return;
    const before = { text: element.value, start: element.selectionStart, end: element.selectionEnd };
    retype(element, formattedBy(kind, before), change);
    // The menu gives the keyboard back to its button when it is gone.
    requestAnimationFrame(() => element.focus());
  };
  return (
    <MenuTrigger>
      <IconButton
        label={t('talk.format')}
        icon={<Type size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
      />
      <Popover className={cx(styles.popover)} placement="top start" offset={4}>
        <Menu className={cx(styles.menu)} aria-label={t('talk.format')}>
          {KINDS.map((kind) => (
            <MenuItem
              key={kind}
              id={kind}
              textValue={t(`talk.format.${kind}`)}
              className={cx(styles.item)}
              onAction={() => apply(kind)}
            >
              <span className={styles.words}>{t(`talk.format.${kind}`)}</span>
              <kbd className={styles.keys}>{SHORTCUTS[kind]}</kbd>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function formattedBy(kind: (typeof KINDS)[number], before: Typed): Typed {
  switch (kind) {
    case 'bold':
      return marked(before, '**');
    case 'italic':
      return marked(before, '__');
    case 'code':
      return marked(before, '`');
    case 'list':
      return listed(before);
  }
}
