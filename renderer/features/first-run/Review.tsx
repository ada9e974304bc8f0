import { Info } from 'lucide-react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Note } from '../../ui/Note.tsx';
import { useDraft } from './DraftTextField.tsx';
import styles from './FirstRun.module.css';

/** Everything once more, before the school begins. */
export function Review() {
  const { t } = useI18n();
  const { draft } = useDraft();
  const name = (...parts: readonly string[]) =>
    parts
      .map((part) => part.trim())
      .filter(Boolean)
      .join(' ');
  const facts = [
    [t('first.step.school'), name(draft.title)],
    [t('create.type'), t(`create.type.${draft.type}`)],
    [t('create.locality'), name(draft.locality, draft.address)],
    [
      t('first.step.order'),
      t('first.orderFact', { number: draft.number.trim(), date: russianDay(draft.date) }),
    ],
    [t('first.orderFile'), draft.file?.fileName ?? ''],
    [t('role.administrator'), name(draft.adminFamilyName, draft.adminGivenName, draft.adminMiddleName)],
    [t('first.contact'), draft.contact.trim() === '' ? t('first.contactNone') : draft.contact.trim()],
    [t('role.head'), name(draft.headFamilyName, draft.headGivenName, draft.headMiddleName)],
  ].filter(([, value]) => value !== '');
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label} className={styles.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Note tone="calm" icon={<Info size="1.25rem" strokeWidth={1.75} />}>
        {t('first.whatComes')}
      </Note>
    </>
  );
}

/** 2026-09-01 as 01.09.2026, as orders have it. */
function russianDay(day: string): string {
  return day.split('-').reverse().join('.');
}
