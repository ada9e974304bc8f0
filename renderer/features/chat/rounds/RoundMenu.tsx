import { CalendarX2, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { EventRow, PollRow, TaskRow } from '../../../../shared/replica/rounds/round-views.ts';
import { ask } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { useRefused } from '../../connection/refused.tsx';
import menu from '../talk/RowActions.module.css';

interface RoundMenuProps {
  readonly row: PollRow | EventRow | TaskRow;
  /** Undefined where it may not be changed. */
  readonly onChange?: (() => void) | undefined;
  readonly onCancel?: (() => void) | undefined;
}

const ICON = { size: '1.125rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** What its author can do with a poll, an event or a task. */
export function RoundMenu({ row, onChange, onCancel }: RoundMenuProps) {
  const { t } = useI18n();
  const { discard } = useRefused();
  if (!row.canRemove) return null;
  const { id, kind } = row;
  const remove = () =>
    discard(id, () => ask(bridge().replica.round, { do: 'remove', id }), t(`round.removed.${kind}`));
  return (
    <MenuTrigger>
      <IconButton label={t('round.more')} icon={<Ellipsis {...ICON} />} />
      <Popover className={cx(menu.popover)} placement="bottom end" offset={4}>
        <Menu className={cx(menu.menu)} aria-label={t('round.more')}>
          {onChange ? (
            <MenuItem id="change" textValue={t('round.change')} className={cx(menu.item)} onAction={onChange}>
              <Pencil {...ICON} />
              {t('round.change')}
            </MenuItem>
          ) : null}
          {onCancel ? (
            <MenuItem
              id="cancel"
              textValue={t('round.cancelEvent')}
              className={cx(menu.item)}
              onAction={onCancel}
            >
              <CalendarX2 {...ICON} />
              {t('round.cancelEvent')}
            </MenuItem>
          ) : null}
          <MenuItem
            id="remove"
            textValue={t('round.remove')}
            className={cx(menu.item, menu.danger)}
            onAction={remove}
          >
            <Trash2 {...ICON} />
            {t('round.remove')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
