import { AtSign, Bell, BellOff, Check } from 'lucide-react';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useNow } from '../../../bridge/HubTime.tsx';
import { ask } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/class-names.ts';
import { useToast } from '../../../ui/Toasts.tsx';
import { isMutedForGood, MUTE_SPANS, mutedUntil } from './mute-until.ts';
import styles from './RowActions.module.css';

const ICON = { size: '1.125rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

interface MuteMenuProps {
  readonly chat: string;
  /** Milliseconds by hub time, 0 for none muted. */
  readonly until: number;
  /** Whether one's name is noticed all the same. */
  readonly hearsMentions: boolean;
}

/** Whether a chat may call for attention; it goes on being read and written in all the same. */
export function MuteMenu({ chat, until, hearsMentions }: MuteMenuProps) {
  const { t, formats } = useI18n();
  const toast = useToast();
  const now = useNow();
  const isMuted = until > now;
  const Icon = isMuted ? BellOff : Bell;
  const mute = (next: number) => {
    const set = (to: number) => void ask(bridge().replica.talk, { do: 'mute', chat, mutedUntil: to });
    set(next);
    toast({ text: t(next === 0 ? 'talk.unmuted' : 'talk.muted'), undo: () => set(until) });
  };
  const state = isMutedForGood(until)
    ? t('talk.mutedForGood')
    : t('talk.mutedUntil', { when: formats.moment(until, now) });
  return (
    <MenuTrigger>
      <IconButton
        label={isMuted ? state : t('talk.notices')}
        icon={<Icon size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
      />
      <Popover className={cx(styles.popover)} placement="bottom end" offset={4}>
        <Menu className={cx(styles.menu)} aria-label={t('talk.notices')}>
          {isMuted ? (
            <MenuItem id="on" className={cx(styles.item)} onAction={() => mute(0)}>
              {t('talk.unmute')}
            </MenuItem>
          ) : null}
          {isMuted ? (
            <MenuSection
              aria-label={t('talk.hearMentions')}
              selectionMode="multiple"
              selectedKeys={hearsMentions ? ['hear'] : []}
              onSelectionChange={(keys) =>
                void ask(bridge().replica.talk, {
                  do: 'hear',
                  chat,
                  hearsMentions: keys === 'all' || keys.has('hear'),
                })
              }
            >
              <MenuItem id="hear" className={cx(styles.item)} textValue={t('talk.hearMentions')}>
                {({ isSelected }) => (
                  <>
                    <AtSign {...ICON} />
                    <span className={styles.grow}>{t('talk.hearMentions')}</span>
                    {isSelected ? <Check {...ICON} /> : <span className={styles.noCheck} />}
                  </>
                )}
              </MenuItem>
            </MenuSection>
          ) : null}
          {MUTE_SPANS.map((span) => (
            <MenuItem
              key={span}
              id={span}
              className={cx(styles.item)}
              onAction={() => mute(mutedUntil(span, Math.floor(now)))}
            >
              {t(`talk.mute.${span}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
