import type { PersonBrief } from '../../shared/replica/views.ts';
import { isPedagogical } from '../../shared/schema/person.ts';
import { Badge } from './Badge.tsx';
import { PendingMark } from './PendingMark.tsx';
import styles from './PersonLine.module.css';

type LinePerson = Pick<PersonBrief, 'name' | 'isVerified' | 'roles'>;

/** A name with its mark beside it: the badge of the confirmed, or that somebody waits to be confirmed. */
export function PersonLine({ person }: { readonly person: LinePerson }) {
  return (
    <span className={styles.line}>
      <span className={styles.name}>{person.name}</span>
      <PersonMark person={person} />
    </span>
  );
}

/** The mark alone, for places that set the name themselves. It stands beside the name and is never part of it. */
export function PersonMark({ person }: { readonly person: Omit<LinePerson, 'name'> }) {
  if (person.isVerified) return <Badge />;
  return isPedagogical({ roles: [...person.roles] }) ? <PendingMark /> : null;
}
