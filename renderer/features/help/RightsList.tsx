import type { Right, Way } from '../../../shared/permissions/rights.ts';
import { clauseWords } from '../../i18n/clause-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import styles from './Help.module.css';
import { groupOf, RIGHTS_GROUPS } from './rights-groups.ts';

/** What somebody may do, with conditions and clauses, by the same table that the hub asks. */
export function RightsList({ rights }: { readonly rights: readonly Right[] }) {
  const { t } = useI18n();
  return RIGHTS_GROUPS.map((group) => {
    const inGroup = rights.filter(({ action }) => groupOf(action) === group);
    return inGroup.length === 0 ? null : (
      <section key={group} aria-labelledby={`rights-${group}`}>
        <h3 id={`rights-${group}`} className={styles.group}>
          {t(`can.group.${group}`)}
        </h3>
        <ul className={styles.list}>
          {inGroup.map((right) => (
            <RightRow key={right.action} right={right} />
          ))}
        </ul>
      </section>
    );
  });
}

function RightRow({ right: { action, clause, ways } }: { readonly right: Right }) {
  const { t } = useI18n();
  const told = ways.filter(isTold);
  return (
    <li className={styles.right}>
      <span className={styles.action}>{t(`can.do.${action}`)}</span>
      {told.length === 0 ? null : (
        <ul className={styles.ways}>
          {told.map((way) => (
            <WayRow key={[...way.conditions, way.setting].join()} way={way} />
          ))}
        </ul>
      )}
      <span className={styles.clause}>{clauseWords(t, clause)}</span>
    </li>
  );
}

/** A way without conditions has nothing to say. */
function isTold({ conditions, setting, isWaiting }: Way): boolean {
  return conditions.length > 0 || isWaiting || setting !== undefined;
}

function WayRow({ way: { conditions, setting, isOn, isWaiting } }: { readonly way: Way }) {
  const { t, language } = useI18n();
  const words = conditions.map((name) => t(`can.when.${name}`));
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(words);
  const when = words.length > 0 ? t('can.if', { conditions: list }) : '';
  const by = setting === undefined ? '' : t(`policy.${setting}`);
  const notes = [
    ...(isWaiting ? [t('can.waits')] : []),
    ...(by === '' ? [] : [t(isOn ? 'can.setting' : 'can.off', { setting: by })]),
  ];
  return (
    <li>
      {when}
      {notes.map((note) => (
        <span key={note} className={styles.note}>
          {note}
        </span>
      ))}
    </li>
  );
}
