import { useRef } from 'react';
import type { DeskRow } from '../../../shared/replica/moderation/moderation-views.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { SealedWords } from './SealedWords.tsx';
import { useOrder } from './use-order.ts';
import styles from './Moderation.module.css';

interface DeskListProps {
  /** '' for all chats. */
  readonly chat: string;
  readonly onMessage: (message: string, chat: string) => void;
  readonly onCase: (chat: string, person: string) => void;
}

/** What members have reported, the longest waiting first, each with what it is about. */
export function DeskList({ chat, ...of }: DeskListProps) {
  const { t } = useI18n();
  const answer = useQuery('desk', { chat });
  if (!answer.isReady) return null;
  if (answer.value.length === 0) return <p className={styles.quiet}>{t('moder.noReports')}</p>;
  return (
    <ul className={styles.list}>
      {answer.value.map((row) => (
        <Report key={row.id} row={row} isOfAll={chat === ''} {...of} />
      ))}
    </ul>
  );
}

interface ReportProps extends Omit<DeskListProps, 'chat'> {
  readonly row: DeskRow;
  readonly isOfAll: boolean;
}

function Report({ row, isOfAll, onMessage, onCase }: ReportProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  const order = useOrder();
  const place = useRef<HTMLLIElement>(null);
  const answer = async (result: 'acted' | 'noViolation') => {
    const wish = { do: 'answerReport', report: row.id, result, words: '' } as const;
    // The buttons go with what they did.
    if (await order(wish, t('moder.answered'))) place.current?.focus();
  };
  const isDone = row.isTakenDown || row.isViolation;
  const next = row.isTakenDown ? 'isTakenDown' : row.isViolation ? 'isRecorded' : 'toDecide';
  const answered = ({ result, byName }: NonNullable<DeskRow['end']>) =>
    [t(`moder.end.${result}`), byName].join(' ');
  return (
    <li ref={place} className={styles.row} tabIndex={-1}>
      <div className={styles.rowHead}>
        <p className={styles.stepTitle}>
          <strong>{row.author.name}</strong>
          {isOfAll ? <span className={styles.quiet}>{row.chatTitle}</span> : null}
          {row.isLate && !row.end ? <span className={styles.mark}>{t('moder.late')}</span> : null}
        </p>
        <Button look="plain" onPress={() => onCase(row.chat, row.author.id)}>
          {t('moder.toCase')}
        </Button>
      </div>
      {row.isHere && isOfAll ? null : row.isHere ? (
        <blockquote className={styles.words}>{row.text === '' ? t('moder.noText') : row.text}</blockquote>
      ) : (
        <>
          <p className={styles.quiet}>{t('moder.sealed')}</p>
          <SealedWords message={row.message} />
        </>
      )}
      <div>
        <p className={styles.quiet}>
          {t('moder.reportedBy', { name: row.reporter.name, when: formats.moment(row.at, now) })}
        </p>
        {row.words === '' ? null : <p>{row.words}</p>}
      </div>
      <p className={styles.quiet}>{row.end ? answered(row.end) : t(`moder.${next}`)}</p>
      <div className={styles.actions}>
        {isDone && !row.end ? (
          <Button look="primary" onPress={() => void answer('acted')}>
            {t('moder.acted')}
          </Button>
        ) : null}
        {row.isHere ? (
          <Button onPress={() => onMessage(row.message, row.chat)}>{t('moder.toMessage')}</Button>
        ) : null}
        {row.end ? null : (
          <Button onPress={() => void answer('noViolation')}>{t('moder.noViolation')}</Button>
        )}
      </div>
    </li>
  );
}
