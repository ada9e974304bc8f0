import { CloudUpload } from 'lucide-react';
import { memo } from 'react';
import { Button } from 'react-aria-components/Button';
import type { ClassRow } from '../../../shared/replica/school/classes-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { countOf } from '../../i18n/school-words.ts';
import { cx } from '../../ui/class-names.ts';
import { Spoken } from '../../ui/Spoken.tsx';
import { initials } from './names.ts';
import styles from './Classes.module.css';

interface ClassTileProps {
  readonly row: ClassRow;
  /** Who has come in, by what the hub says. */
  readonly entered: ReadonlySet<string>;
}

/** A class in two lines: how many, who leads it, and what is missing. */
export const ClassTile = memo(function ClassTile({ row, entered }: ClassTileProps) {
  const { t, language } = useI18n();
  const words = useSchoolWords();
  const { go } = useNavigation();
  const outside = row.outside.filter((id) => !entered.has(id)).length;
  const leads = row.type === 'club' ? words.teacher : words.classTeacher;
  const nobody =
    row.type === 'association'
      ? t('association.noLeader')
      : t('classes.noLeader', { who: leads.one.genitive });
  const isLong = row.title.length > 5;
  return (
    <li className={cx(styles.item, isLong && styles.wide)}>
      <Button
        className={cx(styles.tile, isLong && styles.long)}
        onPress={() => go({ to: 'console', pane: 'classes', open: row.id })}
      >
        <span className={styles.tileTitle}>{row.title}</span>
        <span className={styles.tileWords}>
          <span className={styles.tileLine}>
            {row.type === 'association'
              ? countOf(words.teacher, row.teachers, language)
              : countOf(words.pupil, row.pupils, language)}
            {outside > 0 ? (
              <span className={cx(styles.second, styles.outside)}>
                {' '}
                · {t('classes.outside', { count: outside })}
              </span>
            ) : null}
            {row.isWaiting ? (
              <>
                <CloudUpload className={styles.waiting} size="0.875rem" strokeWidth={2} aria-hidden="true" />
                <Spoken>, {t('classes.waiting')}</Spoken>
              </>
            ) : null}
          </span>
          {row.leaders.length > 0 ? (
            <span className={cx(styles.tileLine, styles.second)} title={row.leaders.join(', ')}>
              {row.leaders.map(initials).join(', ')}
            </span>
          ) : (
            <span className={cx(styles.tileLine, styles.missing)} title={nobody}>
              {nobody}
            </span>
          )}
        </span>
      </Button>
    </li>
  );
});
