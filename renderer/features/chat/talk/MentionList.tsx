import { useI18n } from '../../../i18n/I18n.tsx';
import { useRoleWords } from '../../../bridge/use-role-words.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { cx } from '../../../ui/class-names.ts';
import { personWords } from '../../../ui/person-words.ts';
import { PersonMark } from '../../../ui/PersonLine.tsx';
import type { Mentions } from './use-mentions.ts';
import styles from './MentionList.module.css';

/** The people whose name may be meant; the keyboard stays in the field, which says who is chosen. */
export function MentionList({ of }: { readonly of: Mentions }) {
  const { t } = useI18n();
  const roleWord = useRoleWords();
  if (of.found.length === 0) return null;
  return (
    <ul id={of.listId} className={styles.list} role="listbox" aria-label={t('talk.mention')}>
      {of.found.map((person, index) => (
        <li
          key={person.id}
          id={`${of.listId}-${index}`}
          role="option"
          aria-selected={index === of.current}
          className={cx(styles.person, index === of.current && styles.current)}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => of.pick(person)}
        >
          <Avatar name={person.name} of="person" size="small" />
          <span className={styles.name}>
            {person.name} <PersonMark person={person} />
          </span>
          <span className={styles.role}>{personWords(person, roleWord)}</span>
        </li>
      ))}
    </ul>
  );
}
