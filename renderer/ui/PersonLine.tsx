import type { PersonBrief } from '../../shared/replica/views.ts';
import { Badge } from './Badge.tsx';
import styles from './PersonLine.module.css';

/** A name, the badge beside it, and what the person is in the school, in one line. */
export function PersonLine({ person }: { readonly person: Pick<PersonBrief, 'name' | 'isVerified'> }) {
  return (
    <span className={styles.line}>
      <span className={styles.name}>{person.name}</span>
      {person.isVerified ? <Badge /> : null}
    </span>
  );
}
