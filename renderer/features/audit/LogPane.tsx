import { ScrollText, ShieldCheck, ShieldX } from 'lucide-react';
import { useState } from 'react';
import { isActAction } from '../../../shared/acts/registry.ts';
import { HUB_CALLS } from '../../../shared/ipc/hub-calls.ts';
import type { LogRow } from '../../../shared/replica/school/log-query.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { clauseWords } from '../../i18n/clause-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { logActionKey } from './log-words.ts';
import styles from './LogPane.module.css';

const PAGE = 100;

/** The log of what was done to the school: who, what, when, by which clause and why. */
export function LogPane() {
  const { t } = useI18n();
  const [limit, setLimit] = useState(PAGE);
  const answer = useQuery('school.log', { limit, person: '' });
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h2>{t('log.title')}</h2>
          <p className={styles.quiet}>{t('log.hint')}</p>
        </div>
        <CheckButton />
      </header>
      {answer.isReady ? <Lines rows={answer.value.rows} /> : <SkeletonRows count={8} />}
      {answer.isReady && answer.value.hasEarlier ? (
        <div className={styles.more}>
          <Button onPress={() => setLimit((before) => Math.min(5000, before + PAGE))}>{t('log.more')}</Button>
        </div>
      ) : null}
    </div>
  );
}

function Lines({ rows }: { readonly rows: readonly LogRow[] }) {
  const { t } = useI18n();
  if (rows.length === 0) {
    return (
      <EmptyPlace
        icon={<ScrollText size="1.75rem" strokeWidth={1.75} />}
        title={t('log.empty')}
        hint={t('log.emptyHint')}
      />
    );
  }
  return (
    <ol className={styles.lines} aria-label={t('log.title')}>
      {rows.map((row) => (
        <Line key={row.id} row={row} />
      ))}
    </ol>
  );
}

function Line({ row }: { readonly row: LogRow }) {
  const { t, formats } = useI18n();
  const { go } = useNavigation();
  const now = useNow();
  const { at, actorName, action, targets, clause, reason } = row;
  return (
    <li className={styles.line}>
      <time className={styles.when}>{formats.recent(at, now)}</time>
      <div className={styles.words}>
        <p>
          <strong>{actionWords(action, t)}</strong>
          {clause === '' ? null : <span className={styles.clause}>{clauseWords(t, clause)}</span>}
        </p>
        {targets.length === 0 ? null : (
          <p className={styles.targets}>
            {targets.map(({ id, what, name }) =>
              what === 'person' && name !== '' ? (
                <button
                  key={id}
                  type="button"
                  className={styles.link}
                  onClick={() => go({ to: 'console', pane: 'people', open: id })}
                >
                  {name}
                </button>
              ) : (
                <span key={id}>{name === '' ? t('log.nameless') : name}</span>
              ),
            )}
          </p>
        )}
        {reason === '' ? null : <p className={styles.reason}>{t('log.reason', { reason })}</p>}
      </div>
      <span className={styles.actor}>{actorName === '' ? t('log.byItself') : actorName}</span>
      <span className={styles.number}>{t('log.number', { n: row.n })}</span>
    </li>
  );
}

function actionWords(action: string, t: Translate): string {
  if (isActAction(action)) return t(`act.${action}`);
  const key = logActionKey(action);
  return key ? t(key) : action;
}

const isCheck = guardOf(HUB_CALLS['audit.check'].answer);

/** Asks the hub to look through the whole chain. */
function CheckButton() {
  const { t } = useI18n();
  const check = useCommand(bridge().school.ask);
  const [found, setFound] = useState<{ readonly lines: number; readonly brokenAt: number }>();
  return (
    <div className={styles.check}>
      <Button
        icon={<ShieldCheck size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
        isPending={check.isRunning}
        onPress={() => {
          void check.run({ method: 'audit.check', data: {} }).then((outcome) => {
            setFound(outcome.ok && isCheck(outcome.value) ? outcome.value : undefined);
          });
        }}
      >
        {t('log.check')}
      </Button>
      {check.error ? <ErrorNote error={check.error} /> : null}
      {found ? (
        <div role="status">
          <Note
            tone={found.brokenAt === 0 ? 'calm' : 'warning'}
            icon={
              found.brokenAt === 0 ? (
                <ShieldCheck size="1.25rem" strokeWidth={1.75} />
              ) : (
                <ShieldX size="1.25rem" strokeWidth={1.75} />
              )
            }
          >
            {found.brokenAt === 0
              ? t('log.whole', { count: found.lines })
              : t('log.broken', { n: found.brokenAt })}
          </Note>
        </div>
      ) : null}
    </div>
  );
}
