import { BadgeCheck } from 'lucide-react';
import type { ExhibitRow } from '../../../../shared/replica/live/stage-views.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { cx } from '../../../ui/class-names.ts';
import styles from './Stage.module.css';

/** Where what is shown comes from, and whether a teacher has verified it. */
export function SourceOf({ exhibit }: { readonly exhibit: ExhibitRow }) {
  const { t } = useI18n();
  return (
    <p className={styles.source}>
      <span>{exhibit.title}</span>
      {exhibit.source === '' ? null : <span>{t('stage.source', { source: exhibit.source })}</span>}
      <span className={cx(styles.mark, exhibit.isVerified && styles.verified)}>
        {exhibit.isVerified ? <BadgeCheck size="0.9375rem" strokeWidth={1.75} aria-hidden="true" /> : null}
        {t(exhibit.isVerified ? 'stage.verified' : 'stage.notVerified')}
      </span>
    </p>
  );
}
