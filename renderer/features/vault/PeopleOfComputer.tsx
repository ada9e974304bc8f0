import {
  Bell,
  HardDrive,
  ShieldAlert,
  Sparkles,
  TriangleAlert,
  UserRoundPlus,
  UserRoundX,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import type { PeopleHere, VaultPerson } from '../../../shared/ipc/vault-channels.ts';
import { ask, useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { namesMatching, onlySchool } from './people-here.ts';
import { UnusedNote } from './UnusedNote.tsx';
import styles from './LockScreen.module.css';

interface PeopleOfComputerProps {
  readonly here: PeopleHere;
  readonly error: AppErrorData | undefined;
  readonly onChoose: (person: VaultPerson) => void;
  readonly onChanged: () => void;
}

/** So many people fit on the screen without a search. */
const MOST_WITHOUT_SEARCH = 12;
const ICON = { size: '1.25rem', strokeWidth: 1.75 } as const;

/** The choice of a person: names on cards, what is amiss with this computer, and the ways to others. */
export function PeopleOfComputer({ here, error, onChoose, onChanged }: PeopleOfComputerProps) {
  const { t } = useI18n();
  const [query, setQuery] = useState('');
  const demo = useCommand(bridge().entry.openDemo);
  const shown = namesMatching(here.people, query);
  const school = onlySchool(here.people);
  const first = shown[0];
  const fault = error ?? demo.error;
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <header className={styles.head}>
          <span className={styles.bell} aria-hidden="true">
            <Bell size="2rem" strokeWidth={1.75} />
          </span>
          <div>
            <h1 className={styles.title}>{t('lock.title')}</h1>
            <p className={styles.quiet}>{school === '' ? t('lock.line') : school}</p>
          </div>
        </header>
        {fault ? <ErrorNote error={fault} /> : null}
        <Notes here={here} onChanged={onChanged} />
        {here.people.length > MOST_WITHOUT_SEARCH ? (
          <SearchBox
            label={t('lock.search')}
            value={query}
            onChange={setQuery}
            onSubmit={() => {
              if (first) onChoose(first);
            }}
          />
        ) : null}
        {shown.length === 0 && here.people.length > 0 ? (
          <EmptyPlace
            icon={<UserRoundX size="1.75rem" strokeWidth={1.75} />}
            title={t('lock.none')}
            hint={t('lock.noneHint')}
          />
        ) : (
          <ul className={styles.cards} aria-label={t('lock.people')}>
            {shown.map((person) => (
              <li key={person.vault}>
                <PersonCard person={person} school={school} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        )}
        <div className={styles.others}>
          <Button
            icon={<UserRoundPlus {...ICON} aria-hidden="true" />}
            onPress={() => void ask(bridge().entry.leave, {})}
          >
            {t('lock.other')}
          </Button>
          {here.hasDemo ? (
            <Button
              look="plain"
              icon={<Sparkles {...ICON} aria-hidden="true" />}
              isPending={demo.isRunning}
              onPress={() => void demo.run({})}
            >
              {t('lock.openDemo')}
            </Button>
          ) : null}
        </div>
        {here.hasDeviceStore ? null : (
          <p className={styles.foot}>
            <ShieldAlert size="1rem" strokeWidth={1.75} aria-hidden="true" />
            {t('lock.noStore')}
          </p>
        )}
      </div>
    </main>
  );
}

interface PersonCardProps {
  readonly person: VaultPerson;
  /** The school that everybody here is of, '' when there are several. */
  readonly school: string;
  readonly onChoose: (person: VaultPerson) => void;
}

function PersonCard({ person, school, onChoose }: PersonCardProps) {
  const { t } = useI18n();
  const ofSchool = person.schoolTitle === school ? '' : person.schoolTitle;
  const words = person.isDemo ? t('lock.demo') : ofSchool;
  return (
    <AriaButton className={cx(styles.card)} onPress={() => onChoose(person)}>
      <Avatar name={person.name} of="person" size="large" />
      <span className={styles.words}>
        <span className={styles.cardName}>{person.name}</span>
        {words === '' ? null : <span className={styles.what}>{words}</span>}
      </span>
    </AriaButton>
  );
}

function Notes({ here, onChanged }: Pick<PeopleOfComputerProps, 'here' | 'onChanged'>): ReactNode {
  const { t } = useI18n();
  return (
    <>
      {here.faults.length > 0 ? (
        <Note tone="warning" icon={<TriangleAlert {...ICON} />}>
          {t('lock.fault', { count: here.faults.length })}
        </Note>
      ) : null}
      {here.isOverQuota ? (
        <Note tone="warning" icon={<HardDrive {...ICON} />}>
          {t('lock.overQuota')}
        </Note>
      ) : null}
      {here.unused.length > 0 ? <UnusedNote here={here} onChanged={onChanged} /> : null}
    </>
  );
}
