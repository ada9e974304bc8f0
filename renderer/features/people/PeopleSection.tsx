import { Users } from 'lucide-react';
import { useNavigation } from '../../app/navigation.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { useIsNarrow } from '../../ui/layout.ts';
import { PeopleList } from './PeopleList.tsx';
import { PersonPane } from './PersonPane.tsx';
import styles from './PersonPane.module.css';

/** The list of people and the chosen one; one of them where only one fits. */
export function PeopleSection() {
  const { t } = useI18n();
  const { place } = useNavigation();
  const isNarrow = useIsNarrow();
  const isOpen = place.person !== '';
  return (
    <>
      {isNarrow && isOpen ? null : <PeopleList />}
      {isOpen ? <PersonPane key={place.person} person={place.person} /> : null}
      {isNarrow || isOpen ? null : (
        <main className={styles.pane}>
          <EmptyPlace
            icon={<Users size="1.75rem" strokeWidth={1.75} />}
            title={t('people.pick')}
            hint={t('people.pickHint')}
          />
        </main>
      )}
    </>
  );
}
