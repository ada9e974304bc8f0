import { UserRoundPlus, Users, UserRoundX } from 'lucide-react';
import { memo, type Ref, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { PeopleView, PersonRow } from '../../../shared/replica/views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useRoleWords } from '../../bridge/use-role-words.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { roleHeading } from '../../i18n/role-words.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { personWords } from '../../ui/person-words.ts';
import { PersonLine } from '../../ui/PersonLine.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { type ListHandle, VirtualListBox } from '../../ui/VirtualListBox.tsx';
import { OwnClubs } from '../clubs/OwnClubs.tsx';
import { OwnClass } from '../invitations/OwnClass.tsx';
import { ListHead, ListPane } from '../../ui/ListPane.tsx';
import pane from '../../ui/ListPane.module.css';
import { AddPerson } from './AddPerson.tsx';
import { EVERYONE, filterPeople, PEOPLE_FILTERS, searchTexts } from './people-filter.ts';
import styles from './PeopleList.module.css';

const NOBODY: PeopleView = { people: [], classrooms: [] };
const ROW_REM = 3.5625;
const ANY = 'any';
const keyOf = (person: PersonRow) => person.id;

export function PeopleList() {
  const { t } = useI18n();
  const words = useSchoolWords();
  const { go } = useNavigation();
  const answer = useQuery('people', {});
  const me = useQuery('me', {});
  const canAdd = me.isReady && me.value?.abilities.addPeople === true;
  const { people, classrooms } = answer.isReady ? answer.value : NOBODY;
  const [query, setQuery] = useState(EVERYONE);
  const shownQuery = useDeferredValue(query);
  const texts = useMemo(() => searchTexts(people), [people]);
  const shown = useMemo(() => filterPeople(people, texts, shownQuery), [people, texts, shownQuery]);
  const homerooms = useMemo(() => classrooms.filter(({ type }) => type === 'homeroom'), [classrooms]);
  const list = useRef<ListHandle>(null);
  const open = (person: PersonRow) => go({ to: 'person', person: person.id });
  return (
    <ListPane label={t('people.title')}>
      <ListHead title={t('people.title')}>
        <span className={styles.count}>{t('choose.count', { count: shown.length })}</span>
        {canAdd ? (
          <IconButton
            label={t('people.add')}
            icon={<UserRoundPlus size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => go({ to: 'panel', panel: 'addPerson' })}
          />
        ) : null}
      </ListHead>
      <div className={pane.search}>
        <SearchBox
          label={t('people.search')}
          value={query.text}
          onChange={(text) => setQuery((before) => ({ ...before, text }))}
          onDown={() => list.current?.focus()}
          onSubmit={() => {
            const [first] = filterPeople(people, texts, query);
            if (first) open(first);
          }}
        />
      </div>
      <div className={pane.filterRow}>
        <SelectField
          label={t('people.filter.role')}
          isLabelHidden
          options={PEOPLE_FILTERS.map((id) => ({
            id,
            title: roleHeading(id, words) ?? t(`people.filter.${id}`),
          }))}
          value={query.filter}
          onChange={(id) => {
            const filter = PEOPLE_FILTERS.find((candidate) => candidate === id) ?? 'all';
            setQuery((before) => ({ ...before, filter }));
          }}
        />
        {homerooms.length > 0 ? (
          <SelectField
            label={t('people.filter.classroom')}
            isLabelHidden
            options={[
              { id: ANY, title: t('people.filter.anyClassroom') },
              ...homerooms.map(({ title }) => ({ id: `class ${title}`, title })),
            ]}
            value={query.classroom === '' ? ANY : `class ${query.classroom}`}
            onChange={(id) =>
              setQuery((before) => ({ ...before, classroom: id === ANY ? '' : id.slice('class '.length) }))
            }
          />
        ) : null}
      </div>
      <OwnClass />
      <OwnClubs />
      <Rows
        ref={list}
        isReady={answer.isReady}
        isEmpty={people.length === 0}
        shown={shown}
        onOpen={open}
        onClear={() => setQuery(EVERYONE)}
      />
      <AddPerson />
    </ListPane>
  );
}

interface RowsProps {
  readonly isReady: boolean;
  readonly isEmpty: boolean;
  readonly shown: readonly PersonRow[];
  readonly onOpen: (person: PersonRow) => void;
  readonly onClear: () => void;
  readonly ref: Ref<ListHandle>;
}

function Rows({ isReady, isEmpty, shown, onOpen, onClear, ref }: RowsProps) {
  const { t } = useI18n();
  const { place } = useNavigation();
  if (!isReady) return <SkeletonRows count={8} />;
  if (isEmpty) {
    return (
      <EmptyPlace
        icon={<Users size="1.75rem" strokeWidth={1.75} />}
        title={t('people.empty')}
        hint={t('people.emptyHint')}
      />
    );
  }
  if (shown.length === 0) {
    return (
      <EmptyPlace
        icon={<UserRoundX size="1.75rem" strokeWidth={1.75} />}
        title={t('people.none')}
        hint={t('people.noneHint')}
      >
        <Button onPress={onClear}>{t('people.clear')}</Button>
      </EmptyPlace>
    );
  }
  return (
    <VirtualListBox
      ref={ref}
      label={t('people.list')}
      items={shown}
      keyOf={keyOf}
      rowHeightRem={ROW_REM}
      selectedKey={place.person}
      onOpen={onOpen}
      renderRow={(person, isSelected) => <Row person={person} isSelected={isSelected} />}
    />
  );
}

const Row = memo(function Row(props: { readonly person: PersonRow; readonly isSelected: boolean }) {
  const roleWord = useRoleWords();
  const { person, isSelected } = props;
  const words = [personWords(person, roleWord), person.classrooms.slice(0, 4).join(', ')].filter(Boolean);
  return (
    <div className={cx(styles.row, isSelected && styles.selected)}>
      <Avatar name={person.name} of="person" />
      <span className={styles.words}>
        <span className={styles.name}>
          <PersonLine person={person} />
        </span>
        <span className={styles.what}>{words.join(' · ')}</span>
      </span>
    </div>
  );
});
