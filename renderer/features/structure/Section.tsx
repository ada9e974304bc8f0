import type { ReactNode } from 'react';
import styles from './ClassCard.module.css';

interface SectionProps {
  readonly title: string;
  /** What can be done here, beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, actions, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <h3>{title}</h3>
        {actions ? <span className={styles.actions}>{actions}</span> : null}
      </div>
      {children}
    </section>
  );
}
