import { Check, CircleDot, Ellipsis, MousePointer2, Settings2, Split, UsersRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { LessonView } from '../../../shared/replica/live/lesson-views.ts';
import { ROOM_SIGNS } from '../../../shared/signaling/room-signs.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { SIGNS } from '../chat/talk/signs.ts';
import menu from '../chat/talk/RowActions.module.css';
import { DeviceDialog } from './OwnDevices.tsx';
import type { LessonMedia } from './media/lesson-media.ts';
import { RoomDialog } from './RoomDialog.tsx';
import { useShowSign } from './RoomSigns.tsx';
import { SplitDialog } from './split/SplitDialog.tsx';
import controls from './LessonControls.module.css';
import styles from './LessonMore.module.css';

interface LessonMoreProps {
  readonly media: LessonMedia;
  /** Undefined until the replica has told of the lesson. */
  readonly view: LessonView | undefined;
  /** '' until this window is in a room that can be divided. */
  readonly ownPersonId?: string;
  /** Whether there is a room in which others see a sign. */
  readonly isLive: boolean;
  /** Undefined where nothing can be pointed at. */
  readonly pointer: { readonly isOn: boolean; readonly onChange: (isOn: boolean) => void } | undefined;
}

interface Item {
  readonly key: string;
  readonly icon: ReactNode;
  readonly words: string;
  /** What is on or off; undefined for what only opens or happens once. */
  readonly isOn?: boolean;
  readonly onAction: () => void;
}

const ICON = { size: '1.125rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** What is pressed once a lesson or less: signs, the pointer, the recording, a class before the screen, devices. */
export function LessonMore({ media, view, ownPersonId = '', isLive, pointer }: LessonMoreProps) {
  const { t } = useI18n();
  const [open, setOpen] = useState<'devices' | 'room' | 'split'>();
  const act = useCommand(bridge().lesson.do);
  const sign = useShowSign(media);
  const items: Item[] = [];
  if (pointer) {
    const { isOn, onChange } = pointer;
    const icon = <MousePointer2 {...ICON} />;
    items.push({ key: 'pointer', icon, words: t('stage.pointer'), isOn, onAction: () => onChange(!isOn) });
  }
  if (view?.recording.mayRecord) {
    const { isWanted, state } = view.recording;
    const isOn = isWanted && (state === 'on' || state === 'off');
    items.push({
      key: 'record',
      icon: <CircleDot {...ICON} />,
      words: t('recording.switch'),
      isOn,
      onAction: () => void act.run({ do: 'record', lesson: view.id, isOn: !isOn }),
    });
  }
  const own = view?.rooms.find(({ isOwn }) => isOwn);
  if (view) {
    const words = own ? t('room.inClass', { count: own.count }) : t('room.open');
    items.push({ key: 'room', icon: <UsersRound {...ICON} />, words, onAction: () => setOpen('room') });
  }
  if (view?.mayLead && view.endedAt === 0 && view.type !== 'call' && view.type !== 'broadcast') {
    const words = t(view.division ? 'split.edit' : 'split.open');
    items.push({ key: 'split', icon: <Split {...ICON} />, words, onAction: () => setOpen('split') });
  }
  const devices = t('devices.open');
  const icon = <Settings2 {...ICON} />;
  items.push({ key: 'devices', icon, words: devices, onAction: () => setOpen('devices') });
  return (
    <>
      <MenuTrigger>
        <Button className={cx(controls.device)}>
          <Ellipsis size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
          <span>{t('lesson.more')}</span>
        </Button>
        <Popover className={cx(menu.popover)} placement="top" offset={4}>
          <Menu className={cx(menu.menu)} aria-label={t('lesson.more')}>
            {isLive ? (
              <MenuSection className={cx(styles.signs)} aria-label={t('live.sign')}>
                {ROOM_SIGNS.map((one) => {
                  const Icon = SIGNS[one];
                  return (
                    <MenuItem
                      key={one}
                      id={one}
                      aria-label={t(`talk.sign.${one}`)}
                      className={cx(menu.item, styles.sign)}
                      onAction={() => void sign(one)}
                    >
                      <Icon size="1.375rem" strokeWidth={1.75} aria-hidden="true" />
                    </MenuItem>
                  );
                })}
              </MenuSection>
            ) : null}
            {items.map((item) => (
              <MenuItem
                key={item.key}
                id={item.key}
                textValue={item.words}
                className={cx(menu.item)}
                onAction={item.onAction}
                {...(item.isOn === undefined
                  ? {}
                  : { 'aria-label': `${item.words}: ${t(item.isOn ? 'lesson.isOn' : 'lesson.isOff')}` })}
              >
                {item.icon}
                <span className={menu.words}>{item.words}</span>
                {item.isOn ? <Check {...ICON} /> : null}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {act.error ? <ErrorNote error={act.error} /> : null}
      <DeviceDialog isOpen={open === 'devices'} onClose={() => setOpen(undefined)} />
      {view && open === 'room' ? (
        <RoomDialog view={view} own={own} onClose={() => setOpen(undefined)} />
      ) : null}
      {view && open === 'split' ? (
        <SplitDialog view={view} ownPersonId={ownPersonId} onClose={() => setOpen(undefined)} />
      ) : null}
    </>
  );
}
