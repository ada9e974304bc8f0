import type { ReactNode } from 'react';
import styles from './Spoken.module.css';

/** Words for screen readers only, where the eye has a sign. */
export function Spoken({ children }: { readonly children: ReactNode }) {
  return <span className={styles.spoken}>{children}</span>;
}
