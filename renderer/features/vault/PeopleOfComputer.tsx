import { GraduationCap, HardDrive, Sparkles, TriangleAlert, UserRoundPlus, UserRoundX } from 'lucide-react';
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
import { Spoken } from '../../ui/Spoken.tsx';
import { namesMatching } from './people-here.ts';
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
  const first = shown[0];
  const fault = error ?? demo.error;
  return (
    <main className={styles.page}>
      <div className={styles.column}>
        <header className={styles.head}>
          <h1 className={styles.title}>{t('lock.title')}</h1>
          <p className={styles.quiet}>{t('lock.line')}</p>
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
                <PersonCard person={person} onChoose={onChoose} />
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
      </div>
    </main>
  );
}

function PersonCard({
  person,
  onChoose,
}: Pick<PeopleOfComputerProps, 'onChoose'> & { readonly person: VaultPerson }) {
  const { t } = useI18n();
  return (
    <AriaButton className={cx(styles.card)} onPress={() => onChoose(person)}>
      <Avatar name={person.name} of="person" />
      <span className={styles.words}>
        <span className={styles.cardName}>{person.name}</span>
        <span className={styles.what}>
          {person.isDemo ? t('lock.demo') : person.schoolTitle}
          {person.lockKind === 'device' ? null : <Spoken>, {t(`lock.${person.lockKind}`)}</Spoken>}
        </span>
      </span>
    </AriaButton>
  );
}

function Notes({ here, onChanged }: Pick<PeopleOfComputerProps, 'here' | 'onChanged'>): ReactNode {
  const { t } = useI18n();
  const hasPins = here.people.some(({ lockKind }) => lockKind !== 'device');
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
      {!here.hasDeviceStore && hasPins ? (
        <Note tone="calm" icon={<GraduationCap {...ICON} />}>
          {t('lock.noStore')}
        </Note>
      ) : null}
    </>
  );
}
