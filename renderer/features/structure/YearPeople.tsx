import { useMemo, useState } from 'react';
import type { Consequence } from '../../../shared/directory/consequence.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { foldForSearch, matches } from '../../ui/person-words.ts';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { VirtualListBox } from '../../ui/VirtualListBox.tsx';
import { groupConsequences, type PersonConsequences } from '../console/group-consequences.ts';
import styles from './Year.module.css';

interface YearPeopleProps {
  readonly consequences: readonly Consequence[];
  readonly onClose: () => void;
}

const ROW_REM = 3;
const keyOf = ({ person }: PersonConsequences) => person;
const nothing = () => undefined;

/** Everyone for whom something changes, however many they are, with what it is in a line. */
export function YearPeople({ consequences, onClose }: YearPeopleProps) {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const table = useQuery('school.people', {});
  const names = useMemo(() => {
    const view = table.isReady ? table.value : undefined;
    return new Map(view ? view.ids.map((id, index) => [id, view.names[index] ?? '']) : []);
  }, [table]);
  const people = useMemo(() => groupConsequences(consequences), [consequences]);
  const wanted = text.trim();
  const shown = useMemo(
    () =>
      wanted === ''
        ? people
        : people.filter(({ person }) => matches(foldForSearch(names.get(person) ?? ''), wanted)),
    [people, names, wanted],
  );
  return (
    <Dialog title={t('year.byNameTitle', { count: people.length })} isOpen onClose={onClose}>
      <SearchBox label={t('people.search')} value={text} onChange={setText} />
      <div className={styles.people}>
        <VirtualListBox
          label={t('year.byName')}
          items={shown}
          keyOf={keyOf}
          rowHeightRem={ROW_REM}
          selectedKey=""
          onOpen={nothing}
          renderRow={(one) => (
            <div className={styles.person}>
              <span className={styles.personName}>{names.get(one.person) ?? t('act.unknownPerson')}</span>
              <span className={styles.personWhat}>{inOneLine(one, t)}</span>
            </div>
          )}
        />
      </div>
    </Dialog>
  );
}

function inOneLine({ changes, ends, offers }: PersonConsequences, t: Translate): string {
  const leaves = changes.some(({ what }) => what === 'leaves');
  const words = [
    leaves ? t('year.leaves') : '',
    ends.length > 0 ? t('year.losesChats', { count: ends.length }) : '',
    offers.length > 0 ? t('year.getsChats', { count: offers.length }) : '',
  ].filter(Boolean);
  return words.length > 0 ? words.join(', ') : t('year.otherwise');
}
