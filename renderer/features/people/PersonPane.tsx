import { ArrowLeft, Ticket } from 'lucide-react';
import { useState } from 'react';
import type { IssuedSlip } from '../../../shared/ipc/issued-slip.ts';
import type { SlipWish } from '../../../shared/ipc/slip-wish.ts';
import type { PersonRow } from '../../../shared/replica/views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useRoleWords } from '../../bridge/use-role-words.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useIsNarrow } from '../../ui/layout.ts';
import { PersonMark } from '../../ui/PersonLine.tsx';
import { SlipDialog } from '../slips/SlipDialog.tsx';
import { WriteTo } from './WriteTo.tsx';
import { PupilFamily } from './PupilFamily.tsx';
import { ResetPin } from './ResetPin.tsx';
import styles from './PersonPane.module.css';

/** What this school's people may know of a person, and the slip that lets the person in. */
export function PersonPane({ person: id }: { readonly person: string }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const isNarrow = useIsNarrow();
  const people = useQuery('people', {});
  const me = useQuery('me', {});
  const person = people.isReady ? people.value.people.find((other) => other.id === id) : undefined;
  const isMe = me.isReady && me.value?.id === id;
  return (
    <main className={styles.pane} aria-label={person?.name ?? t('people.title')}>
      {isNarrow ? (
        <IconButton
          label={t('common.back')}
          icon={<ArrowLeft size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => go({ to: 'list' })}
        />
      ) : null}
      {person ? (
        <div className={styles.card}>
          <Facts person={person} isMe={isMe} />
          {isMe ? null : <WriteTo key={`write ${person.id}`} person={person} />}
          {person.canInvite && !isMe ? <IssueSlip key={`slip ${person.id}`} person={person} /> : null}
          <PupilFamily key={`family ${person.id}`} person={person} />
          {person.canResetPin ? <ResetPin key={person.id} person={person} /> : null}
        </div>
      ) : null}
    </main>
  );
}

function Facts({ person, isMe }: { readonly person: PersonRow; readonly isMe: boolean }) {
  const { t } = useI18n();
  const Title = useIsNarrow() ? 'h1' : 'h2';
  const roles = person.roles.map(useRoleWords()).join(', ');
  const facts: readonly (readonly [string, string])[] = [
    [t('people.roles'), roles],
    [t('people.position'), person.position === roles ? '' : person.position],
    [t('people.classrooms'), person.classrooms.join(', ')],
  ];
  return (
    <>
      <header className={styles.head}>
        <Avatar name={person.name} of="person" size="large" />
        <div className={styles.names}>
          <Title className={styles.name}>
            {person.name}
            {'\u00a0'}
            <PersonMark person={person} />
          </Title>
          {isMe ? <p className={styles.quiet}>{t('people.you')}</p> : null}
          {person.isVerified ? <p className={styles.quiet}>{t('people.isVerified')}</p> : null}
        </div>
      </header>
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value === '' ? null : (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </>
  );
}

function IssueSlip({ person }: { readonly person: PersonRow }) {
  const { t } = useI18n();
  const make = useCommand(bridge().slips.make);
  const [slips, setSlips] = useState<readonly IssuedSlip[]>([]);
  const wish: SlipWish = {
    purpose: 'person',
    person: person.id,
    role: person.roles[0] ?? 'staff',
    classroom: '',
    child: '',
    mostUses: 1,
  };
  return (
    <div className={styles.issue}>
      <p className={styles.quiet}>{t('issue.hint')}</p>
      {make.error ? <ErrorNote error={make.error} /> : null}
      <Button
        look="primary"
        icon={<Ticket size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
        isPending={make.isRunning}
        onPress={() => {
          void make.run({ slips: [wish], days: 0 }).then((outcome) => {
            if (outcome.ok) setSlips(outcome.value);
          });
        }}
      >
        {t('issue.button')}
      </Button>
      <SlipDialog slips={slips} onClose={() => setSlips([])} />
    </div>
  );
}
