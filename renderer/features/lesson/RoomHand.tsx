import { Hand } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { LessonView } from '../../../shared/replica/live/lesson-views.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import menu from '../chat/talk/RowActions.module.css';
import controls from './LessonControls.module.css';

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** Whoever raises a hand in the room is named, so that the one who leads can call them by name. */
export function RoomHand({ view }: { readonly view: LessonView }) {
  const { t } = useI18n();
  const own = view.rooms.find(({ isOwn }) => isOwn);
  if (!own) return null;
  const here =
    own.people.length === 0 ? view.roll : view.roll.filter(({ person }) => own.people.includes(person.id));
  const raise = (hand: string) => {
    const { title, count, people } = own;
    const room = { isOn: true, title, count, people: [...people], hand };
    void ask(bridge().lesson.do, { do: 'room', lesson: view.id, room });
  };
  if (own.hand !== '') {
    const name = view.roll.find(({ person }) => person.id === own.hand)?.person.name ?? '';
    return (
      <Button className={cx(controls.device)} onPress={() => raise('')}>
        <Hand {...ICON} />
        <span>{t('room.handDown', { name })}</span>
      </Button>
    );
  }
  return (
    <MenuTrigger>
      <Button className={cx(controls.device)}>
        <Hand {...ICON} />
        <span>{t('room.whoseHand')}</span>
      </Button>
      <Popover className={cx(menu.popover)} placement="top" offset={4}>
        <Menu className={cx(menu.menu)} aria-label={t('room.whoseHand')}>
          {here.map(({ person }) => (
            <MenuItem
              key={person.id}
              id={person.id}
              textValue={person.name}
              className={cx(menu.item)}
              onAction={() => raise(person.id)}
            >
              <span className={menu.words}>{person.name}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
