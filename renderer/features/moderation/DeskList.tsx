import { useState } from 'react';
import { HUB_CALLS } from '../../../shared/ipc/hub-calls.ts';
import type { DeskRow } from '../../../shared/replica/moderation/moderation-views.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useOrder } from './use-order.ts';
import styles from './Moderation.module.css';

const isOpened = guardOf(HUB_CALLS['case.open'].answer);

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
        <Sealed message={row.message} />
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

/** Words that this computer does not hold: the hub opens them, and their author sees by whom. */
function Sealed({ message }: { readonly message: string }) {
  const { t } = useI18n();
  const open = useCommand(bridge().school.ask);
  const [words, setWords] = useState<string>();
  const ask = async () => {
    const outcome = await open.run({ method: 'case.open', data: { message } });
    if (outcome.ok && isOpened(outcome.value)) setWords(outcome.value.text);
  };
  if (words !== undefined) {
    return <blockquote className={styles.words}>{words === '' ? t('moder.noText') : words}</blockquote>;
  }
  return (
    <div className={styles.part}>
      <p className={styles.quiet}>{t('moder.sealed')}</p>
      <div className={styles.actions}>
        <Button isPending={open.isRunning} onPress={() => void ask()}>
          {t('moder.open')}
        </Button>
      </div>
      {open.error ? <ErrorNote error={open.error} /> : null}
    </div>
  );
}
