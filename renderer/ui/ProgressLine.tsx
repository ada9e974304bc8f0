import { ProgressBar } from 'react-aria-components/ProgressBar';
import { cx } from './class-names.ts';
import styles from './ProgressLine.module.css';

interface ProgressLineProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** What a screen reader says instead of a percentage. */
  readonly words: string;
}

/** How much of something is done, as a line that fills. */
export function ProgressLine({ label, done, total, words }: ProgressLineProps) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <ProgressBar
      aria-label={label}
      value={done}
      maxValue={Math.max(1, total)}
      valueLabel={words}
      className={cx(styles.track)}
    >
      <span className={styles.filled} style={{ width: `${share * 100}%` }} />
    </ProgressBar>
  );
}
