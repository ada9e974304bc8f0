import { useCallback, useMemo, useState } from 'react';
import type { ClassCardView } from '../../../shared/replica/school/class-card-query.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { transferAct } from '../console-people/acts.ts';
import { PeoplePicker } from '../console-people/PeoplePicker.tsx';
import type { TableRow } from '../console-people/table-rows.ts';
import { enrolAct, unenrolAct } from './structure-acts.ts';

interface MoveProps {
  readonly card: ClassCardView;
  readonly onClose: () => void;
}

const MOST_MOVED = 50;
const MOST_ENROLLED = 500;

function usePupilsOf({ pupils }: ClassCardView) {
  const ids = useMemo(() => new Set(pupils.map(({ id }) => id)), [pupils]);
  return useCallback((row: TableRow) => ids.has(row.id), [ids]);
}

/** Pupils of this class go into another one (clause P-2.1(11)). */
export function TransferPupils({ card, onClose }: MoveProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const answer = useQuery('school.classes', {});
  const classes = answer.isReady ? (answer.value?.classes ?? []) : [];
  const [people, setPeople] = useState<readonly string[]>([]);
  const [to, setTo] = useState('');
  const isHere = usePupilsOf(card);
  const acts = useMemo(
    () => (to === '' ? [] : people.map((person) => transferAct(person, card.id, to))),
    [people, card.id, to],
  );
  return (
    <ActDialog
      title={t('classes.transferTitle', { title: card.body.title })}
      submit={t('classes.transferSubmit')}
      isOpen
      onClose={onClose}
      acts={acts}
      needsReason={false}
      waitingFor={t('classes.transferWaiting')}
    >
      <PeoplePicker
        label={t('classes.whoMoves', { pupils: words.pupil.many.nominative })}
        chosen={people}
        onChange={setPeople}
        isFit={isHere}
        most={MOST_MOVED}
      />
      <SelectField
        label={t('classes.whereTo')}
        placeholder={t('classes.chooseClass', { classroom: words.classroom.one.accusative })}
        options={classes.flatMap(({ id, title }) => (id === card.id ? [] : [{ id, title }]))}
        value={to}
        onChange={setTo}
      />
    </ActDialog>
  );
}

/** Pupils of whatever classes come into a club or subject (clause P-1.6). */
export function EnrolPupils({ card, onClose }: MoveProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const [people, setPeople] = useState<readonly string[]>([]);
  const isHere = usePupilsOf(card);
  const isFit = useCallback((row: TableRow) => row.roles.includes('pupil') && !isHere(row), [isHere]);
  const acts = useMemo(() => (people.length === 0 ? [] : [enrolAct(card.id, people)]), [people, card.id]);
  return (
    <ActDialog
      title={t('classes.enrolTitle', { title: card.body.title })}
      submit={t('classes.enrolSubmit')}
      isOpen
      onClose={onClose}
      acts={acts}
      needsReason={false}
      waitingFor={t('classes.enrolWaiting')}
    >
      <PeoplePicker
        label={t('classes.whoEnrols', { pupils: words.pupil.many.nominative })}
        chosen={people}
        onChange={setPeople}
        isFit={isFit}
        most={MOST_ENROLLED}
      />
    </ActDialog>
  );
}

export function UnenrolPupils({ card, onClose }: MoveProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const [people, setPeople] = useState<readonly string[]>([]);
  const isHere = usePupilsOf(card);
  const acts = useMemo(() => (people.length === 0 ? [] : [unenrolAct(card.id, people)]), [people, card.id]);
  return (
    <ActDialog
      title={t('classes.unenrolTitle', { title: card.body.title })}
      submit={t('classes.unenrolSubmit')}
      isOpen
      isDanger
      onClose={onClose}
      acts={acts}
      needsReason={false}
      waitingFor={t('classes.unenrolWaiting')}
    >
      <PeoplePicker
        label={t('classes.whoLeaves', { pupils: words.pupil.many.nominative })}
        chosen={people}
        onChange={setPeople}
        isFit={isHere}
        most={MOST_ENROLLED}
      />
    </ActDialog>
  );
}
