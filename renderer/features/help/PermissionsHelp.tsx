import type { Right, Way } from '../../../shared/permissions/rights.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { clauseWords } from '../../i18n/clause-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import styles from './PermissionsHelp.module.css';
import { groupOf, RIGHTS_GROUPS } from './rights-groups.ts';

/**
 * «Что вам можно»: everything that the reader may do, with its conditions and clauses, by the same table that
 * the hub asks. It needs no link.
 */
export function PermissionsHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Dialog title={t('can.title')} isOpen onClose={onClose}>
      <Rights />
    </Dialog>
  );
}

function Rights() {
  const { t, language } = useI18n();
  const answer = useQuery('school.rights', {});
  if (!answer.isReady) return <SkeletonRows count={8} />;
  const { capacities, rights } = answer.value;
  const names = capacities.map((capacity) => t(`capacity.${capacity}`));
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
  return (
    <div className={styles.page}>
      <p className={styles.quiet}>{t('can.you', { capacities: list })}</p>
      <p className={styles.quiet}>{t('can.line')}</p>
      {RIGHTS_GROUPS.map((group) => {
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
      })}
    </div>
  );
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
