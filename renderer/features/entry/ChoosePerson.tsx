import { UserRoundX } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { DemoPerson } from '../../../shared/ipc/values.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { personWords } from '../../ui/person-words.ts';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { Spoken } from '../../ui/Spoken.tsx';
import { type ListHandle, VirtualListBox } from '../../ui/VirtualListBox.tsx';
import { groupByRole, type PersonEntry } from './demo-people.ts';
import styles from './ChoosePerson.module.css';

const ROW_REM = 3.5625;
const keyOf = (entry: PersonEntry) => entry.key;
const isHeading = (entry: PersonEntry) => entry.kind === 'heading';

/** Whom to be in the demonstration school: a few suggestions, and everyone. */
export function ChoosePerson({ schoolTitle }: { readonly schoolTitle: string }) {
  const { t } = useI18n();
  const load = useCommand(bridge().entry.demoPeople);
  const enter = useCommand(bridge().entry.enterAs);
  const [people, setPeople] = useState<readonly DemoPerson[]>();
  const { run } = load;
  useEffect(() => {
    void run({}).then((outcome) => {
      if (outcome.ok) setPeople(outcome.value);
    });
  }, [run]);
  const error = load.error ?? enter.error;
  const onEnter = (person: DemoPerson) => void enter.run({ person: person.id });
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <h1>{t('choose.title')}</h1>
        <p className={styles.line}>{t('choose.line', { school: schoolTitle })}</p>
        {error ? <ErrorNote error={error} /> : null}
      </header>
      {people ? <Choices people={people} onEnter={onEnter} /> : <SkeletonRows count={8} />}
    </main>
  );
}

interface ChoicesProps {
  readonly people: readonly DemoPerson[];
  readonly onEnter: (person: DemoPerson) => void;
}

function Choices({ people, onEnter }: ChoicesProps) {
  const { t } = useI18n();
  const [query, setQuery] = useState('');
  const shownQuery = useDeferredValue(query);
  const list = useRef<ListHandle>(null);
  const suggested = useMemo(() => people.filter(({ isSuggested }) => isSuggested), [people]);
  const entries = useMemo(() => groupByRole(people, shownQuery), [people, shownQuery]);
  return (
    <div className={styles.columns}>
      {suggested.length > 0 ? (
        <section className={styles.suggested} aria-labelledby="choose-suggested">
          <h2 id="choose-suggested">{t('choose.suggested')}</h2>
          <ul className={styles.cards}>
            {suggested.map((person) => (
              <li key={person.id}>
                <PersonCard person={person} onEnter={onEnter} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className={styles.all} aria-labelledby="choose-all">
        <div className={styles.allHead}>
          <h2 id="choose-all">{t('choose.all')}</h2>
          <span className={styles.count}>{t('choose.count', { count: people.length })}</span>
        </div>
        <SearchBox
          label={t('choose.search')}
          value={query}
          onChange={setQuery}
          onDown={() => list.current?.focus()}
          onSubmit={() => {
            const first = groupByRole(people, query).find((entry) => entry.kind === 'person');
            if (first) onEnter(first.person);
          }}
        />
        {entries.length === 0 ? (
          <EmptyPlace
            icon={<UserRoundX size="1.75rem" strokeWidth={1.75} />}
            title={t('choose.none')}
            hint={t('choose.noneHint')}
          />
        ) : (
          <div className={styles.list}>
            <VirtualListBox
              ref={list}
              label={t('choose.all')}
              items={entries}
              keyOf={keyOf}
              isHeading={isHeading}
              rowHeightRem={ROW_REM}
              selectedKey=""
              onOpen={(entry) => {
                if (entry.kind === 'person') onEnter(entry.person);
              }}
              renderRow={(entry) =>
                entry.kind === 'heading' ? (
                  <p className={styles.heading}>
                    {t(`roles.${entry.role}`)} <span className={styles.count}>{entry.count}</span>
                  </p>
                ) : (
                  <PersonRow person={entry.person} />
                )
              }
            />
          </div>
        )}
      </section>
    </div>
  );
}

function wordsOf(person: DemoPerson, words: string): string {
  return [words, person.classrooms.slice(0, 4).join(', ')].filter(Boolean).join(' · ');
}

function PersonCard({
  person,
  onEnter,
}: {
  readonly person: DemoPerson;
  readonly onEnter: (person: DemoPerson) => void;
}) {
  const { t } = useI18n();
  const words = wordsOf(
    person,
    personWords(person, (role) => t(`role.${role}`)),
  );
  return (
    <Button className={cx(styles.card)} onPress={() => onEnter(person)}>
      <Avatar name={person.name} of="person" />
      <span className={styles.words}>
        <span className={styles.cardName}>
          <Spoken>{t('choose.enterAs')} </Spoken>
          {person.name}
        </span>
        <span className={styles.what}>{words}</span>
      </span>
    </Button>
  );
}

function PersonRow({ person }: { readonly person: DemoPerson }) {
  const { t } = useI18n();
  return (
    <div className={styles.row}>
      <Avatar name={person.name} of="person" size="small" />
      <span className={styles.words}>
        <span className={styles.name}>{person.name}</span>
        <span className={styles.what}>
          {wordsOf(
            person,
            personWords(person, (role) => t(`role.${role}`)),
          )}
        </span>
      </span>
    </div>
  );
}
