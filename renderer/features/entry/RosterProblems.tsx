import { useCallback, useRef } from 'react';
import type { RosterProblemLine } from '../../../shared/ipc/values.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { useRemPx } from '../../ui/layout.ts';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
import styles from './RosterProblems.module.css';

/** Every remark on the lists with its place, as a table that may be thousands of rows long. */
export function RosterProblems({ problems }: { readonly problems: readonly RosterProblemLine[] }) {
  const { t, formats, language } = useI18n();
  const scroller = useRef<HTMLDivElement>(null);
  const rem = useRemPx();
  const virtualizer = useVirtualRows({
    count: problems.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => 2.75 * rem, [rem]),
    overscan: 8,
  });
  return (
    <div
      ref={scroller}
      className={cx(styles.table)}
      role="table"
      aria-label={t('roster.problems')}
      aria-rowcount={problems.length + 1}
      tabIndex={0}
    >
      <div role="rowgroup" className={styles.headGroup}>
        <div role="row" aria-rowindex={1} className={cx(styles.row, styles.head)}>
          <span role="columnheader">{t('roster.file')}</span>
          <span role="columnheader" className={styles.number}>
            {t('roster.lineNumber')}
          </span>
          <span role="columnheader">{t('roster.column')}</span>
          <span role="columnheader">{t('roster.reason')}</span>
        </div>
      </div>
      <div role="rowgroup" className={styles.all} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const problem = problems[item.index];
          if (!problem) return null;
          return (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              role="row"
              aria-rowindex={item.index + 2}
              className={cx(styles.row, styles.line)}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <span role="cell">{problem.file}</span>
              <span role="cell" className={styles.number}>
                {problem.line > 0 ? formats.number(problem.line) : ''}
              </span>
              <span role="cell">{problem.column}</span>
              <span role="cell">
                <span className={cx(styles.severity, styles[problem.severity])}>
                  {t(`roster.severity.${problem.severity}`)}
                </span>{' '}
                {problem[language]}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
