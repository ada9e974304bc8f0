import { Shapes } from 'lucide-react';
import { useState } from 'react';
import type { OwnClub } from '../../../shared/replica/school/clubs-query.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { countOf } from '../../i18n/school-words.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { AddClub } from '../structure/AddClub.tsx';
import { EditClass } from '../structure/EditClass.tsx';
import { ArchiveClub, EnrolInClub, UnenrolFromClub } from './ClubDialogs.tsx';
import styles from '../invitations/Invitations.module.css';

type Doing =
  | { readonly kind: 'add' }
  | { readonly kind: 'enrol' | 'unenrol' | 'rename' | 'archive'; readonly club: OwnClub };

/** For confirmed teachers without the console (clauses P-1.6, P-2.4): the own clubs, and the way to make one. */
export function OwnClubs() {
  const { t } = useI18n();
  const words = useSchoolWords();
  const clubs = useQuery('school.clubs', {});
  const [isOpen, setIsOpen] = useState(false);
  const [doing, setDoing] = useState<Doing>();
  if (!clubs.isReady || !clubs.value) return null;
  const what = words.club.many.nominative;
  const back = () => setDoing(undefined);
  return (
    <div className={styles.own}>
      <Button
        icon={<Shapes size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={() => setIsOpen(true)}
      >
        {t('clubs.button', { clubs: what })}
      </Button>
      {isOpen && !doing ? (
        <Dialog title={t('clubs.button', { clubs: what })} isOpen onClose={() => setIsOpen(false)}>
          <Clubs clubs={clubs.value} onDo={setDoing} />
        </Dialog>
      ) : null}
      {doing ? <ClubDialog doing={doing} onClose={back} /> : null}
    </div>
  );
}

function ClubDialog({ doing, onClose }: { readonly doing: Doing; readonly onClose: () => void }) {
  const { t } = useI18n();
  switch (doing.kind) {
    case 'add':
      return <AddClub waitingFor={t('clubs.waiting')} onAdded={onClose} onClose={onClose} />;
    case 'enrol':
      return <EnrolInClub club={doing.club} onClose={onClose} />;
    case 'unenrol':
      return <UnenrolFromClub club={doing.club} onClose={onClose} />;
    case 'rename': {
      const { id, title } = doing.club;
      return <EditClass card={{ id, body: { title, grade: 0, type: 'club' } }} onClose={onClose} />;
    }
    case 'archive':
      return <ArchiveClub club={doing.club} onClose={onClose} />;
  }
}

interface ClubsProps {
  readonly clubs: readonly OwnClub[];
  readonly onDo: (doing: Doing) => void;
}

function Clubs({ clubs, onDo }: ClubsProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  return (
    <div className={styles.form}>
      <p className={styles.quiet}>{t('clubs.hint', { pupils: words.pupil.many.nominative })}</p>
      <Button
        look="primary"
        icon={<Shapes size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={() => onDo({ kind: 'add' })}
      >
        {t('classes.addClub', { club: words.club.one.accusative })}
      </Button>
      {clubs.length === 0 ? <p>{t('clubs.none', { clubs: words.club.many.genitive })}</p> : null}
      {clubs.map((club) => (
        <Club key={club.id} club={club} onDo={onDo} />
      ))}
    </div>
  );
}

function Club({ club, onDo }: { readonly club: OwnClub; readonly onDo: (doing: Doing) => void }) {
  const { t, language } = useI18n();
  const words = useSchoolWords();
  const { title, pupils, isWaiting } = club;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <p className={styles.quiet}>
        {countOf(words.pupil, pupils.length, language)}
        {isWaiting ? `, ${t('classes.waiting')}` : ''}
      </p>
      <ul className={styles.list}>
        {pupils.map(({ id, name, classTitle }) => (
          <li key={id}>{classTitle === '' ? name : `${name}, ${classTitle}`}</li>
        ))}
      </ul>
      <div className={styles.item}>
        <Button onPress={() => onDo({ kind: 'enrol', club })}>
          {t('classes.enrol', { pupils: words.pupil.many.accusative })}
        </Button>
        {pupils.length > 0 ? (
          <Button look="plain" onPress={() => onDo({ kind: 'unenrol', club })}>
            {t('classes.unenrol')}
          </Button>
        ) : null}
        <Button look="plain" onPress={() => onDo({ kind: 'rename', club })}>
          {t('classes.rename')}
        </Button>
        <Button look="plain" onPress={() => onDo({ kind: 'archive', club })}>
          {t('classes.toArchive')}
        </Button>
      </div>
    </section>
  );
}
