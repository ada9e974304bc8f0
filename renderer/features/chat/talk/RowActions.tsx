import {
  Copy,
  Ellipsis,
  Eye,
  EyeOff,
  Flag,
  Forward,
  Pencil,
  Pin,
  PinOff,
  Quote,
  Reply,
  Scale,
  SmilePlus,
  Trash2,
} from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useMemo, useState } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { useI18n } from '../../../i18n/I18n.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { SignPicker } from './SignPicker.tsx';
import { type TalkActions, type TalkRow, useTalk } from './talk-context.ts';
import styles from './RowActions.module.css';

type OpenPart = 'none' | 'signs' | 'menu';

/**
 * What can be done with a row: a small toolbar while the pointer or the keyboard is on it, and a menu by the
 * right button, the menu key, or Enter. Both are made only then, because many rows are drawn.
 * @returns `props` for the row's article, and the toolbar, which stands in it
 */
export function useRowActions(row: TalkRow) {
  const [isNear, setIsNear] = useState(false);
  const [open, setOpen] = useState<OpenPart>('none');
  const props = useMemo(
    () => ({
      onPointerEnter: () => setIsNear(true),
      onPointerLeave: () => setIsNear(false),
      onFocus: () => setIsNear(true),
      onBlur: () => setIsNear(false),
      onContextMenu: (event: MouseEvent) => {
        // Selected words and links keep the menu of the system.
        if (document.getSelection()?.isCollapsed === false) return;
        event.preventDefault();
        setIsNear(true);
        setOpen('menu');
      },
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
        event.preventDefault();
        setOpen('menu');
      },
    }),
    [],
  );
  const isShown = isNear || open !== 'none';
  return { props, toolbar: isShown ? <RowToolbar row={row} open={open} onOpen={setOpen} /> : null };
}

interface RowToolbarProps {
  readonly row: TalkRow;
  readonly open: OpenPart;
  readonly onOpen: (part: OpenPart) => void;
}

function RowToolbar({ row, open, onOpen }: RowToolbarProps) {
  const { t } = useI18n();
  const talk = useTalk();
  const can = (right: TalkRow['rights'][number]) => row.rights.includes(right);
  const items = menuItems(row, talk);
  if (items.length === 0) return null;
  return (
    <div className={styles.side}>
      <div className={styles.toolbar} role="toolbar" aria-label={t('talk.actions')}>
        {can('react') ? (
          <DialogTrigger
            isOpen={open === 'signs'}
            onOpenChange={(isOpen) => onOpen(isOpen ? 'signs' : 'none')}
          >
            <IconButton label={t('talk.react')} icon={<SmilePlus {...ICON} />} />
            <Popover className={cx(styles.popover)} placement="top" offset={4}>
              <SignPicker
                own={row.reactions.find(({ isOwn }) => isOwn)?.sign ?? ''}
                onPick={(sign) => {
                  onOpen('none');
                  talk.react(row.id, sign);
                }}
              />
            </Popover>
          </DialogTrigger>
        ) : null}
        {can('reply') ? (
          <IconButton label={t('talk.reply')} icon={<Reply {...ICON} />} onPress={() => talk.reply(row)} />
        ) : null}
        <MenuTrigger isOpen={open === 'menu'} onOpenChange={(isOpen) => onOpen(isOpen ? 'menu' : 'none')}>
          <IconButton label={t('talk.more')} icon={<Ellipsis {...ICON} />} />
          <Popover className={cx(styles.popover)} placement="bottom end" offset={4}>
            <Menu className={cx(styles.menu)} aria-label={t('talk.actions')}>
              {items.map(({ key, icon, words, isDanger, onAction }) => (
                <MenuItem
                  key={key}
                  id={key}
                  textValue={words}
                  className={cx(styles.item, isDanger && styles.danger)}
                  onAction={onAction}
                >
                  {icon}
                  {words}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      </div>
    </div>
  );

  function menuItems(of: TalkRow, actions: TalkActions): readonly Item[] {
    const pinned = of.isPinned;
    const all: readonly (Item | undefined)[] = [
      can('reply')
        ? {
            key: 'reply',
            icon: <Reply {...ICON} />,
            words: t('talk.reply'),
            onAction: () => actions.reply(of),
          }
        : undefined,
      can('quote')
        ? {
            key: 'quote',
            icon: <Quote {...ICON} />,
            words: t('talk.quotePart'),
            onAction: () => actions.choosePart(of),
          }
        : undefined,
      of.text === ''
        ? undefined
        : { key: 'copy', icon: <Copy {...ICON} />, words: t('talk.copy'), onAction: () => actions.copy(of) },
      can('pin')
        ? {
            key: 'pin',
            icon: pinned ? <PinOff {...ICON} /> : <Pin {...ICON} />,
            words: t(pinned ? 'talk.unpin' : 'talk.pin'),
            onAction: () => actions.pin(of.id, !pinned),
          }
        : undefined,
      can('forward')
        ? {
            key: 'forward',
            icon: <Forward {...ICON} />,
            words: t('talk.forward'),
            onAction: () => actions.forward(of),
          }
        : undefined,
      can('seenBy')
        ? {
            key: 'seenBy',
            icon: <Eye {...ICON} />,
            words: t('talk.seenTitle'),
            onAction: () => actions.seenBy(of),
          }
        : undefined,
      can('edit')
        ? { key: 'edit', icon: <Pencil {...ICON} />, words: t('talk.edit'), onAction: () => actions.edit(of) }
        : undefined,
      can('delete')
        ? {
            key: 'delete',
            icon: <Trash2 {...ICON} />,
            words: t('talk.delete'),
            isDanger: true,
            onAction: () => actions.remove(of),
          }
        : undefined,
      can('report')
        ? {
            key: 'report',
            icon: <Flag {...ICON} />,
            words: t('moder.report'),
            onAction: () => actions.report(of),
          }
        : undefined,
      can('violation')
        ? {
            key: 'violation',
            icon: <Scale {...ICON} />,
            words: t('moder.violation'),
            onAction: () => actions.violation(of),
          }
        : undefined,
      can('takeDown')
        ? {
            key: 'takeDown',
            icon: <EyeOff {...ICON} />,
            words: t('talk.takeDown'),
            isDanger: true,
            onAction: () => actions.takeDown(of),
          }
        : undefined,
    ];
    return all.filter((item) => item !== undefined);
  }
}

const ICON = { size: '1.125rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

interface Item {
  readonly key: string;
  readonly icon: ReactNode;
  readonly words: string;
  readonly isDanger?: boolean;
  readonly onAction: () => void;
}
