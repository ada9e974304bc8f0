import { ArrowRight } from 'lucide-react';
import { Input } from 'react-aria-components/Input';
import { TextField } from 'react-aria-components/TextField';
import type { YearRow } from '../../../shared/replica/school/classes-year-query.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { countOf } from '../../i18n/school-words.ts';
import { Chips } from '../../ui/Chips.tsx';
import { cx } from '../../ui/class-names.ts';
import styles from './Year.module.css';

interface YearLineProps {
  readonly row: YearRow;
  /** The new title is missing, or two classes would have it. */
  readonly isUnfit: boolean;
  readonly onChange: (part: Partial<Pick<YearRow, 'to' | 'title'>>) => void;
}

const WAYS = ['promote', 'leave', 'keep'] as const;

/** What becomes of one class. */
export function YearLine({ row, isUnfit, onChange }: YearLineProps) {
  const { t, language } = useI18n();
  const words = useSchoolWords();
  const { to, title, titleNow, pupils } = row;
  return (
    <li className={cx(styles.row, isUnfit && styles.unfit)}>
      <span className={styles.now}>{titleNow}</span>
      <span className={styles.pupils}>{countOf(words.pupil, pupils, language)}</span>
      <Chips
        label={t('year.what', { title: titleNow })}
        options={WAYS.map((key) => ({ key, title: t(`year.${key}`) }))}
        chosen={to}
        onChoose={(chosen) => onChange({ to: chosen })}
      />
      {to === 'promote' ? (
        <span className={styles.next}>
          <ArrowRight size="1.125rem" strokeWidth={1.75} aria-hidden="true" />
          <TextField
            aria-label={t('year.newTitle', { title: titleNow })}
            autoComplete="off"
            maxLength={120}
            isInvalid={isUnfit}
            value={title}
            onChange={(next) => onChange({ title: next })}
          >
            <Input className={cx(styles.input)} />
          </TextField>
        </span>
      ) : (
        <span className={cx(styles.next, styles.quiet)}>
          {t(to === 'leave' ? 'year.toArchive' : 'year.stays')}
        </span>
      )}
      {isUnfit ? <span className={styles.error}>{t('year.unfit')}</span> : null}
    </li>
  );
}
