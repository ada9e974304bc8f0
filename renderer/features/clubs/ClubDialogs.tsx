import { useMemo, useState } from 'react';
import type { OwnClub } from '../../../shared/replica/school/clubs-query.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { PickFrom } from '../console-people/PickFrom.tsx';
import { archiveAct, enrolAct, unenrolAct } from '../structure/structure-acts.ts';

interface ClubDialogProps {
  readonly club: OwnClub;
  readonly onClose: () => void;
}

/** As many as one act takes. */
const MOST = 500;

/** Pupils of whatever classes come into the club. */
export function EnrolInClub({ club, onClose }: ClubDialogProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const answer = useQuery('people', {});
  const everyone = answer.isReady ? answer.value.people : undefined;
  const [people, setPeople] = useState<readonly string[]>([]);
  const choices = useMemo(() => {
    const here = new Set(club.pupils.map(({ id }) => id));
    return (everyone ?? []).flatMap(({ id, name, roles, classrooms }) =>
      roles.includes('pupil') && !here.has(id) ? [{ id, name, about: classrooms.join(', ') }] : [],
    );
  }, [everyone, club.pupils]);
  const acts = useMemo(() => (people.length === 0 ? [] : [enrolAct(club.id, people)]), [people, club.id]);
  return (
    <ActDialog
      title={t('classes.enrolTitle', { title: club.title })}
      submit={t('classes.enrolSubmit')}
      isOpen
      onClose={onClose}
      acts={acts}
      needsReason={false}
      waitingFor={t('classes.enrolWaiting')}
    >
      <PickFrom
        label={t('classes.whoEnrols', { pupils: words.pupil.many.nominative })}
        choices={choices}
        chosen={people}
        onChange={setPeople}
        most={MOST}
      />
    </ActDialog>
  );
}

export function UnenrolFromClub({ club, onClose }: ClubDialogProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const [people, setPeople] = useState<readonly string[]>([]);
  const choices = useMemo(
    () => club.pupils.map(({ id, name, classTitle }) => ({ id, name, about: classTitle })),
    [club.pupils],
  );
  const acts = useMemo(() => (people.length === 0 ? [] : [unenrolAct(club.id, people)]), [people, club.id]);
  return (
    <ActDialog
      title={t('classes.unenrolTitle', { title: club.title })}
      submit={t('classes.unenrolSubmit')}
      isOpen
      isDanger
      onClose={onClose}
      acts={acts}
      needsReason={false}
      waitingFor={t('classes.unenrolWaiting')}
    >
      <PickFrom
        label={t('classes.whoLeaves', { pupils: words.pupil.many.nominative })}
        choices={choices}
        chosen={people}
        onChange={setPeople}
        most={MOST}
      />
    </ActDialog>
  );
}

export function ArchiveClub({ club, onClose }: ClubDialogProps) {
  const { t } = useI18n();
  const acts = useMemo(() => [archiveAct(club.id)], [club.id]);
  return (
    <ActDialog
      title={t('classes.archiveTitle', { title: club.title })}
      submit={t('classes.archiveSubmit')}
      isOpen
      isDanger
      onClose={onClose}
      acts={acts}
      needsReason={false}
      done={t('classes.archived', { title: club.title })}
    >
      <p>{t('classes.archivePlain')}</p>
    </ActDialog>
  );
}
