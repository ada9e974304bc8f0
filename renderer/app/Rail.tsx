import {
  Bell,
  CalendarDays,
  LibraryBig,
  LockKeyhole,
  MessageCircle,
  Presentation,
  School,
  Settings,
  Users,
} from 'lucide-react';
import { type ReactNode, useContext } from 'react';
import { Button } from 'react-aria-components/Button';
import { useQuery } from '../bridge/use-query.ts';
import { DraftsContext } from '../features/chat/drafts.ts';
import { ConnectionPlace } from '../features/connection/ConnectionPlace.tsx';
import { DiaryLinks } from '../features/links/DiaryLinks.tsx';
import { useOpenRequests } from '../features/requests/use-open-requests.ts';
import { useI18n } from '../i18n/I18n.tsx';
import { cx } from '../ui/class-names.ts';
import { Spoken } from '../ui/Spoken.tsx';
import { lockNow } from './lock-now.ts';
import { type Section, useNavigation } from './navigation.ts';
import { OwnMenu } from './OwnMenu.tsx';
import styles from './Rail.module.css';

interface RailProps {
  readonly isLockable: boolean;
}

export function Rail({ isLockable }: RailProps) {
  const { t } = useI18n();
  const { place, go } = useNavigation();
  const { lesson } = place;
  const drafts = useContext(DraftsContext);
  const chats = useQuery('chats', {});
  const me = useQuery('me', {});
  const hasConsole = me.isReady && me.value?.abilities.openConsole === true;
  const unreadCount = chats.isReady ? chats.value.reduce((sum, chat) => sum + chat.unreadCount, 0) : 0;
  return (
    <nav className={styles.rail} aria-label={t('rail.label')}>
      <span className={styles.bell} aria-hidden="true">
        <Bell size="1.375rem" strokeWidth={1.75} />
      </span>
      <SectionButton section="chats" icon={<MessageCircle {...ICON} />} count={unreadCount} />
      <SectionButton section="plan" icon={<CalendarDays {...ICON} />} count={0} />
      <ShelfButton />
      <SectionButton section="people" icon={<Users {...ICON} />} count={0} />
      {hasConsole ? <ConsoleButton /> : null}
      {lesson ? (
        <Button className={cx(styles.section, styles.lesson)} onPress={() => go({ to: 'lesson', ...lesson })}>
          <Presentation {...ICON} />
          <span>{t('lesson.title')}</span>
        </Button>
      ) : null}
      <DiaryLinks className={cx(styles.section)} />
      <Button className={cx(styles.section)} onPress={() => go({ to: 'panel', panel: 'settings' })}>
        <Settings {...ICON} />
        <span>{t('rail.settings')}</span>
      </Button>
      {isLockable ? (
        <Button className={cx(styles.section, styles.lock)} onPress={() => lockNow(drafts)}>
          <LockKeyhole {...ICON} />
          <span>
            {t('rail.lock')}
            <Spoken>, Ctrl+L</Spoken>
          </span>
        </Button>
      ) : null}
      <span className={styles.space} />
      <div className={styles.foot}>
        <ConnectionPlace />
        <OwnMenu isLockable={isLockable} />
      </div>
    </nav>
  );
}

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** Materials and documents, with the number of those that wait to be acknowledged. */
function ShelfButton() {
  const { t } = useI18n();
  const asked = useQuery('school.ordersAsked', {});
  const count = asked.isReady ? asked.value : 0;
  return (
    <SectionButton
      section="shelf"
      icon={<LibraryBig {...ICON} />}
      count={count}
      spoken={t('rail.asked', { count })}
    />
  );
}

/** The console, with the number of those who ask to be let in. */
function ConsoleButton() {
  const { t } = useI18n();
  const count = useOpenRequests();
  return (
    <SectionButton
      section="console"
      icon={<School {...ICON} />}
      count={count}
      spoken={t('requests.waiting', { count })}
    />
  );
}

interface SectionButtonProps {
  readonly section: Exclude<Section, 'search' | 'help'>;
  readonly icon: ReactNode;
  readonly count: number;
  /** What the number is, for screen readers; unread messages if missing. */
  readonly spoken?: string;
}

function SectionButton({ section, icon, count, spoken }: SectionButtonProps) {
  const { t } = useI18n();
  const { place, go } = useNavigation();
  // What is found are chats most of all; the search is reached from their list.
  const isCurrent = place.section === section || (section === 'chats' && place.section === 'search');
  return (
    <Button
      className={cx(styles.section, isCurrent && styles.current)}
      onPress={() => go({ to: 'section', section })}
      {...(isCurrent ? { 'aria-current': 'page' } : {})}
    >
      <span className={styles.icon}>
        {icon}
        {count > 0 ? <span className={styles.count} data-count={count > 99 ? '99+' : count} /> : null}
      </span>
      <span>{t(`rail.${section}`)}</span>
      {count > 0 ? <Spoken>, {spoken ?? t('rail.unread', { count })}</Spoken> : null}
    </Button>
  );
}
