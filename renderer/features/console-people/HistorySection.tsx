import { isActAction } from '../../../shared/acts/registry.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { clauseWords } from '../../i18n/clause-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { logActionKey } from '../audit/log-words.ts';
import { CardSection } from './CardSection.tsx';
import styles from './PersonCard.module.css';

const MOST_LINES = 12;

/** What was done with this person, by whom and why. */
export function HistorySection({ person }: { readonly person: string }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const log = useQuery('school.log', { limit: MOST_LINES, person });
  const rows = log.isReady ? log.value.rows : [];
  if (rows.length === 0) return null;
  return (
    <CardSection title={t('card.history')}>
      <ol className={styles.history}>
        {rows.map(({ id, at, action, actorName, clause, reason }) => (
          <li key={id} className={styles.fact}>
            {wordsOf(action, t)}
            {reason === '' ? null : <span>: {reason}</span>}
            <br />
            <span className={styles.quiet}>
              {[formats.moment(at, now), actorName || t('log.byItself')].join(' · ')}
              {clause === '' ? null : <span className={styles.clause}> · {clauseWords(t, clause)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </CardSection>
  );
}

function wordsOf(action: string, t: Translate): string {
  if (isActAction(action)) return t(`act.${action}`);
  const key = logActionKey(action);
  return key ? t(key) : action;
}
