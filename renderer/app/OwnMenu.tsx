import { lazy, Suspense, useContext, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { ask } from '../bridge/use-command.ts';
import { useQuery } from '../bridge/use-query.ts';
import { useRoleWords } from '../bridge/use-role-words.ts';
import { bridge } from '../bridge/window-bridge.ts';
import { DraftsContext } from '../features/chat/drafts.ts';
import { useI18n } from '../i18n/I18n.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { cx } from '../ui/class-names.ts';
import { personWords } from '../ui/person-words.ts';
import { PersonMark } from '../ui/PersonLine.tsx';
import { lockNow } from './lock-now.ts';
import { useNavigation } from './navigation.ts';
import styles from './OwnMenu.module.css';

const PapersDialog = lazy(async () => ({
  default: (await import('../features/papers/PapersPane.tsx')).PapersDialog,
}));

/** One's own picture with who one is, the settings, and the way out. */
interface OwnMenuProps {
  readonly isLockable: boolean;
}

export function OwnMenu({ isLockable }: OwnMenuProps) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const me = useQuery('me', {});
  const drafts = useContext(DraftsContext);
  const shelf = useQuery('school.papers', {});
  const settings = useQuery('school.settings', {});
  const logo = settings.isReady ? (settings.value.school?.logo ?? '') : '';
  const [hasPapersOpen, setHasPapersOpen] = useState(false);
  const hasPapers = shelf.isReady && shelf.value.papers.some(({ isWithdrawn }) => !isWithdrawn);
  const leave = () => {
    void drafts.saveAll();
    void ask(bridge().entry.leave, {});
  };
  const person = me.isReady ? me.value : undefined;
  const roleWord = useRoleWords();
  if (!person) return <span className={styles.waiting} />;
  return (
    <>
      <MenuTrigger>
        <Button className={cx(styles.own)} aria-label={t('rail.me', { name: person.name })}>
          <Avatar name={person.name} of="person" size="small" />
        </Button>
        <Popover className={cx(styles.popover)} placement="right bottom" offset={8}>
          <div className={styles.head}>
            <span>
              {person.name} <PersonMark person={person} />
            </span>
            <span className={styles.words}>{personWords(person, roleWord)}</span>
            <span className={cx(styles.words, styles.school)}>
              {logo === '' ? null : <img className={styles.logo} src={logo} alt="" />}
              {person.school.title}
            </span>
          </div>
          <Menu
            aria-label={person.name}
            className={cx(styles.menu)}
            onAction={(key) => {
              if (key === 'settings') go({ to: 'panel', panel: 'settings' });
              else if (key === 'vault') go({ to: 'panel', panel: 'vault' });
              else if (key === 'devices') go({ to: 'panel', panel: 'devices' });
              else if (key === 'papers') setHasPapersOpen(true);
              else if (key === 'rights') go({ to: 'help', page: 'mine' });
              else if (key === 'help') go({ to: 'section', section: 'help' });
              else if (key === 'lock') lockNow(drafts);
              else leave();
            }}
          >
            <MenuItem id="settings" className={cx(styles.item)}>
              {t('rail.settings')}
            </MenuItem>
            <MenuItem id="vault" className={cx(styles.item)}>
              {t(isLockable ? 'rail.vault' : 'rail.setPin')}
            </MenuItem>
            <MenuItem id="devices" className={cx(styles.item)}>
              {t('rail.devices')}
            </MenuItem>
            {isLockable ? (
              <MenuItem id="lock" className={cx(styles.item)}>
                {t('rail.lockNow')}
              </MenuItem>
            ) : null}
            {hasPapers ? (
              <MenuItem id="papers" className={cx(styles.item)}>
                {t('papers.school')}
              </MenuItem>
            ) : null}
            <MenuItem id="rights" className={cx(styles.item)}>
              {t('rail.rights')}
            </MenuItem>
            <MenuItem id="help" className={cx(styles.item)}>
              {t('help.title')}
            </MenuItem>
            <MenuItem id="leave" className={cx(styles.item)}>
              {t('rail.switch')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {hasPapersOpen ? (
        <Suspense fallback={null}>
          <PapersDialog onClose={() => setHasPapersOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
