import type { ReactNode } from 'react';
import styles from './BoardPane.module.css';

interface BoardPaneProps {
  readonly title: string;
  readonly hint?: string;
  /** What can be done here, at the other end of the title's line. */
  readonly action: ReactNode;
  readonly children: ReactNode;
}

/** A page of the console that is one long list under its title. */
export function BoardPane({ title, hint = '', action, children }: BoardPaneProps) {
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <div>
          <h2>{title}</h2>
          {hint === '' ? null : <p className={styles.hint}>{hint}</p>}
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}

/** The frame of its list, which takes the room that is left. */
export function BoardList({ children }: { readonly children: ReactNode }) {
  return <div className={styles.list}>{children}</div>;
}
