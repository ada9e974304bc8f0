import { Ticket } from 'lucide-react';
import { useState } from 'react';
import type { InvitationRow } from '../../../shared/replica/school/invitations-query.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { AnnulDialog } from './AnnulBar.tsx';
import { stateWords, whomWords } from './invitation-words.ts';
import { MakeInvitations } from './MakeInvitations.tsx';
import styles from './Invitations.module.css';

type Shown = 'nothing' | 'slips' | 'making';

/**
 * For whoever may make slips for a class and does not have the console (clauses M-4 ¶12-13): a button with
 * the own slips that still wait behind it, and the way to make new ones.
 */
export function OwnClass() {
  const { t } = useI18n();
  const me = useQuery('me', {});
  const inviting = useQuery('school.inviting', {});
  const [shown, setShown] = useState<Shown>('nothing');
  const words = useSchoolWords();
  const isGeneral = me.isReady && me.value?.school.type === 'general';
  const hasConsole = !me.isReady || me.value?.abilities.openConsole === true;
  if (hasConsole || !inviting.isReady || inviting.value.classes.length === 0) return null;
  return (
    <div className={styles.own}>
      <Button
        icon={<Ticket size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={() => setShown('slips')}
      >
        {isGeneral
          ? t('ownClass.button')
          : t('ownClass.buttonOther', { pupils: words.pupil.many.accusative })}
      </Button>
      {shown === 'slips' ? (
        <OwnSlips onMake={() => setShown('making')} onClose={() => setShown('nothing')} />
      ) : null}
      {shown === 'making' ? <MakeInvitations classroom="" onClose={() => setShown('slips')} /> : null}
    </div>
  );
}

interface OwnSlipsProps {
  readonly onMake: () => void;
  readonly onClose: () => void;
}

function OwnSlips({ onMake, onClose }: OwnSlipsProps) {
  const { t } = useI18n();
  const answer = useQuery('school.invitations', {});
  const [annulled, setAnnulled] = useState('');
  const rows = answer.isReady ? answer.value.rows : [];
  const open = rows.filter(({ state }) => state === 'open');
  const rest = rows.filter(({ state }) => state !== 'open').toReversed();
  return (
    <Dialog title={t('ownClass.title')} isOpen onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.quiet}>{t('ownClass.hint')}</p>
        <Button
          look="primary"
          icon={<Ticket size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={onMake}
        >
          {t('invitations.make')}
        </Button>
        {open.length > 0 ? (
          <Slips title={t('ownClass.open', { count: open.length })} rows={open} onAnnul={setAnnulled} />
        ) : (
          <p>{t('ownClass.none')}</p>
        )}
        {rest.length > 0 ? <Slips title={t('ownClass.rest')} rows={rest} onAnnul={setAnnulled} /> : null}
      </div>
      {annulled === '' ? null : (
        <AnnulDialog slips={[annulled]} onClose={() => setAnnulled('')} onDone={() => setAnnulled('')} />
      )}
    </Dialog>
  );
}

/** The newest of a teacher's slips; more of them are in nobody's way here. */
const MOST_SHOWN = 100;

interface SlipsProps {
  readonly title: string;
  readonly rows: readonly InvitationRow[];
  readonly onAnnul: (id: string) => void;
}

function Slips({ title, rows, onAnnul }: SlipsProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className={styles.list}>
        {rows.slice(0, MOST_SHOWN).map((row) => (
          <li key={row.id} className={styles.item}>
            <span>
              {whomWords(row, t)}
              <br />
              <span className={styles.quiet}>
                {t('ownClass.made', { when: formats.moment(row.madeAt, now) })},{' '}
                {stateWords(row, t, formats, now)}
              </span>
            </span>
            {row.canAnnul ? (
              <Button look="plain" onPress={() => onAnnul(row.id)}>
                {t('invitations.annulSubmit')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
