import { useMemo, useState } from 'react';
import { newId } from '../../bridge/new-id.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { capital, countOf } from '../../i18n/school-words.ts';
import { TextField } from '../../ui/TextField.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { wantedSpaces } from './new-spaces.ts';
import { addSpacesActs } from './structure-acts.ts';
import { TickList } from './TickList.tsx';
import { usualSubjects } from './usual-subjects.ts';
import styles from './Dialogs.module.css';

interface AddSubjectsProps {
  /** The classes that are ticked at first. */
  readonly first: readonly string[];
  readonly onClose: () => void;
}

/** Spaces for subjects (clause P-2.4(3)), for several classes at once; everyone of the class is in them from the beginning. */
export function AddSubjects({ first, onClose }: AddSubjectsProps) {
  const { t, language } = useI18n();
  const words = useSchoolWords();
  const settings = useQuery('school.settings', {});
  const answer = useQuery('school.classes', {});
  const classes = useMemo(() => (answer.isReady ? (answer.value?.classes ?? []) : []), [answer]);
  const [chosenClasses, setChosenClasses] = useState<ReadonlySet<string>>(new Set(first));
  const [chosenSubjects, setChosenSubjects] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState('');
  const [ids] = useState(() => new Map<string, string>());
  const grades = classes.filter(({ id }) => chosenClasses.has(id)).map(({ grade }) => grade);
  const type = (settings.isReady ? settings.value.school?.type : undefined) ?? 'general';
  const chosen = classes.filter(({ id }) => chosenClasses.has(id));
  const usual = usualSubjects(type, grades).filter(
    (subject) => chosen.length === 0 || wantedSpaces(chosen, [subject]).spaces.length > 0,
  );
  const subjects = [...usual.filter((subject) => chosenSubjects.has(subject)), ...splitTyped(typed)];
  const { spaces, present } = wantedSpaces(chosen, subjects);
  const key = JSON.stringify(spaces);
  const acts = useMemo(() => {
    const idOf = (name: string) => {
      const known = ids.get(name) ?? newId();
      ids.set(name, known);
      return known;
    };
    return addSpacesActs(
      spaces.map(({ homeroom, subject }) => ({ id: idOf(`${homeroom} ${subject}`), homeroom, subject })),
    );
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `key` stands for the spaces of this render.
  }, [key, ids]);
  const toggle = (set: ReadonlySet<string>, id: string) => {
    const next = new Set(set);
    if (!next.delete(id)) next.add(id);
    return next;
  };
  return (
    <ActDialog
      title={t('classes.subjectsTitle', { subjects: words.subject.many.nominative })}
      submit={t('classes.subjectsSubmit')}
      isOpen
      onClose={onClose}
      acts={acts}
      needsReason={false}
      waitingFor={t('classes.subjectsWaiting')}
      done={t('classes.subjectsAdded', {
        subjects: countOf(words.subject, spaces.length, language),
      })}
    >
      <TickList
        label={capital(words.classroom.many.nominative)}
        options={classes.map(({ id, title }) => ({ id, title }))}
        chosen={chosenClasses}
        onToggle={(id) => setChosenClasses((before) => toggle(before, id))}
      />
      {usual.length > 0 ? (
        <TickList
          label={capital(words.subject.many.nominative)}
          options={usual.map((subject) => ({ id: subject, title: subject }))}
          chosen={chosenSubjects}
          onToggle={(id) => setChosenSubjects((before) => toggle(before, id))}
        />
      ) : null}
      <TextField
        label={t('classes.otherSubjects')}
        hint={t('classes.otherSubjectsHint')}
        maxLength={400}
        value={typed}
        onChange={setTyped}
      />
      {present.length > 0 ? (
        <p className={styles.problems}>
          {t('classes.subjectsPresent', { list: present.slice(0, 8).join('; ') })}
        </p>
      ) : null}
      <p className={styles.quiet}>{t('classes.subjectsPlain')}</p>
    </ActDialog>
  );
}

function splitTyped(text: string): readonly string[] {
  return text
    .split(/[,;\n]/u)
    .map((word) => word.trim().slice(0, 80))
    .filter((word) => word !== '');
}
