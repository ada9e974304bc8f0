import type { ReactNode } from 'react';
import styles from './EmptyPlace.module.css';

interface EmptyPlaceProps {
  readonly icon: ReactNode;
  /** What will be here. */
  readonly title: string;
  readonly hint: string;
  /** The first step, where there is one. */
  readonly children?: ReactNode;
}

export function EmptyPlace({ icon, title, hint, children }: EmptyPlaceProps) {
  return (
    <div className={styles.place}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <p className={styles.title}>{title}</p>
      <p className={styles.hint}>{hint}</p>
      {children}
    </div>
  );
}
