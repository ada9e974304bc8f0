import type { ReactNode } from 'react';
import { useIsNarrow } from './layout.ts';
import styles from './ListPane.module.css';

interface ListPaneProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** The list of a section: the whole window where it is narrow, beside what is open where it is not. */
export function ListPane({ label, children }: ListPaneProps) {
  const Pane = useIsNarrow() ? 'main' : 'section';
  return (
    <Pane className={styles.pane} aria-label={label}>
      {children}
    </Pane>
  );
}

interface ListHeadProps {
  readonly title: string;
  /** What stands at its end. */
  readonly children?: ReactNode;
}

export function ListHead({ title, children }: ListHeadProps) {
  return (
    <header className={styles.head}>
      <h1>{title}</h1>
      {children}
    </header>
  );
}
