import { CalendarClock, CalendarDays, ChartNoAxesColumn, ListChecks, NotebookPen, Plus } from 'lucide-react';
import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useQuery } from '../../../bridge/use-query.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/class-names.ts';
import menu from '../talk/RowActions.module.css';
import { SessionForm } from '../../plan/SessionForm.tsx';
import { EventDialog } from './EventDialog.tsx';
import { PollDialog } from './PollDialog.tsx';
import { TaskDialog } from './TaskDialog.tsx';

type What = 'poll' | 'signup' | 'event' | 'session' | 'task';

const ICON = { size: '1.125rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

interface AddMenuProps {
  readonly chat: string;
  readonly onSent: () => void;
}

/** What else than words can be put into a chat; nothing is offered that the person may not do here. */
export function AddMenu({ chat, onSent }: AddMenuProps) {
  const { t } = useI18n();
  const head = useQuery('chat', { chat });
  const [open, setOpen] = useState<What>();
  const can = head.isReady ? head.value?.canMake : undefined;
  const close = () => setOpen(undefined);
  const done = () => {
    close();
    onSent();
  };
  const places = useQuery('planPlaces', {});
  const place = places.isReady ? places.value.find((one) => one.chat === chat) : undefined;
  const items = [
    can?.poll ? { id: 'poll' as const, icon: <ChartNoAxesColumn {...ICON} /> } : undefined,
    can?.poll ? { id: 'signup' as const, icon: <ListChecks {...ICON} /> } : undefined,
    can?.event ? { id: 'event' as const, icon: <CalendarDays {...ICON} /> } : undefined,
    place ? { id: 'session' as const, icon: <CalendarClock {...ICON} /> } : undefined,
    can?.task ? { id: 'task' as const, icon: <NotebookPen {...ICON} /> } : undefined,
  ].filter((item) => item !== undefined);
  if (items.length === 0) return null;
  return (
    <>
      <MenuTrigger>
        <IconButton
          label={t('round.add')}
          icon={<Plus size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
        />
        <Popover className={cx(menu.popover)} placement="top start" offset={4}>
          <Menu className={cx(menu.menu)} aria-label={t('round.add')}>
            {items.map(({ id, icon }) => (
              <MenuItem
                key={id}
                id={id}
                textValue={t(`round.${id}`)}
                className={cx(menu.item)}
                onAction={() => setOpen(id)}
              >
                {icon}
                {t(`round.${id}`)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {open === 'poll' || open === 'signup' ? (
        <PollDialog chat={chat} type={open} onDone={done} onClose={close} />
      ) : null}
      {open === 'event' ? <EventDialog chat={chat} onDone={done} onClose={close} /> : null}
      {open === 'session' && place ? <SessionForm places={[place]} onDone={onSent} onClose={close} /> : null}
      {open === 'task' ? <TaskDialog chat={chat} onDone={done} onClose={close} /> : null}
    </>
  );
}
