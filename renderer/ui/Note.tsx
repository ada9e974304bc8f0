import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './Note.module.css';

interface NoteProps {
  readonly tone: 'calm' | 'warning';
  readonly icon: ReactNode;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A few words that belong to what stands around them. */
export function Note({ tone, icon, title, children }: NoteProps) {
  return (
    <div className={cx(styles.note, styles[tone])}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <div className={styles.body}>
        {title ? <p className={styles.title}>{title}</p> : null}
        <p>{children}</p>
      </div>
    </div>
  );
}
