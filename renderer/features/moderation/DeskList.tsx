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
  const answer = (result: 'acted' | 'noViolation') =>
    void order({ do: 'answerReport', report: row.id, result, words: '' }, t('moder.answered'));
  const isDone = row.isTakenDown || row.isViolation;
  return (
    <li className={styles.row}>
      <p>
        <strong>{row.author.name}</strong>
        <span className={styles.quiet}>
          {' '}
          {[
            isOfAll ? row.chatTitle : '',
            t('moder.reportedBy', { name: row.reporter.name, when: formats.moment(row.at, now) }),
            row.isLate && !row.end ? t('moder.late') : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      {row.isHere && isOfAll ? null : row.isHere ? (
        <blockquote className={styles.words}>{row.text === '' ? t('moder.noText') : row.text}</blockquote>
      ) : (
        <SealedWords message={row.message} />
      )}
      {row.words === '' ? null : <p>{row.words}</p>}
      {isDone ? (
        <p className={styles.quiet}>{t(row.isTakenDown ? 'moder.isTakenDown' : 'moder.isRecorded')}</p>
      ) : null}
      <div className={styles.actions}>
        {row.isHere ? (
          <Button onPress={() => onMessage(row.message, row.chat)}>{t('moder.toMessage')}</Button>
        ) : null}
        <Button onPress={() => onCase(row.chat, row.author.id)}>{t('moder.toCase')}</Button>
        {row.end ? (
          <p className={styles.quiet}>
            {t(`moder.end.${row.end.result}`)} {row.end.byName}
          </p>
        ) : (
          <>
            <Button onPress={() => answer('noViolation')}>{t('moder.noViolation')}</Button>
            <Button look="primary" isDisabled={!isDone} onPress={() => answer('acted')}>
              {t('moder.acted')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
