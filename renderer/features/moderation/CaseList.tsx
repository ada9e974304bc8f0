import { Button } from 'react-aria-components/Button';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { cx } from '../../ui/class-names.ts';
import styles from './Moderation.module.css';

interface CaseListProps {
  /** '' for all chats. */
  readonly chat: string;
  /** Those of the reader's children alone. */
  readonly isOfChild?: boolean;
  readonly onOpen: (chat: string, person: string) => void;
}

/** The cases that the reader may know, in numbers: what was written stands in none of them. */
export function CaseList({ chat, isOfChild = false, onOpen }: CaseListProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  const answer = useQuery('cases', { chat });
  if (!answer.isReady) return null;
  const rows = isOfChild ? answer.value.filter((row) => row.isOfChild) : answer.value;
  if (rows.length === 0) return <p className={styles.quiet}>{t('moder.noCases')}</p>;
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <li key={`${row.chat} ${row.person.id}`}>
          <Button className={cx(styles.case)} onPress={() => onOpen(row.chat, row.person.id)}>
            <Avatar name={row.person.name} of="person" size="small" />
            <span className={styles.caseWords}>
              <span>{row.isOwn ? t('moder.you') : row.person.name}</span>
              <span className={styles.quiet}>
                {[
                  chat === '' ? row.chatTitle : '',
                  t('moder.violations', { count: row.violations }),
                  formats.recent(row.at, now),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {row.hasOpenAppeal ? <span className={styles.mark}>{t('moder.appealed')}</span> : null}
            {row.blockedUntil > 0 ? (
              <span className={styles.mark}>
                {t('moder.till', { when: formats.recent(row.blockedUntil, now) })}
              </span>
            ) : null}
          </Button>
        </li>
      ))}
    </ul>
  );
}
