import { useMemo, useState } from 'react';
import type { ClassCardView } from '../../../shared/replica/school/class-card-query.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { capital } from '../../i18n/school-words.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { editClassAct } from './structure-acts.ts';
import styles from './Dialogs.module.css';

interface EditClassProps {
  readonly card: Pick<ClassCardView, 'id'> & {
    readonly body: Pick<ClassCardView['body'], 'title' | 'grade' | 'type'>;
  };
  readonly onClose: () => void;
}

/** Another title or grade; chats and subject spaces follow. */
export function EditClass({ card, onClose }: EditClassProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const { body, id } = card;
  const [title, setTitle] = useState(body.title);
  const [grade, setGrade] = useState(body.grade);
  const name = title.trim();
  const isChanged = name !== body.title || grade !== body.grade;
  const acts = useMemo(
    () => (name === '' || !isChanged ? [] : [editClassAct(id, name, grade)]),
    [id, name, grade, isChanged],
  );
  return (
    <ActDialog
      title={t('classes.renameTitle', { title: body.title })}
      submit={t('classes.save')}
      isOpen
      onClose={onClose}
      acts={acts}
      needsReason={false}
      done={t('classes.renamed', { title: name })}
    >
      <div className={styles.pair}>
        <TextField
          label={t('classes.name')}
          maxLength={120}
          autoFocus
          error={name === '' ? t('classes.nameMissing') : undefined}
          value={title}
          onChange={setTitle}
        />
        {body.type === 'homeroom' ? (
          <SelectField
            label={capital(words.grade.one.nominative)}
            options={GRADES.map((one) => ({
              id: String(one),
              title: one === 0 ? t('classes.noGradeShort') : String(one),
            }))}
            value={String(grade)}
            onChange={(chosen) => setGrade(GRADES.find((one) => String(one) === chosen) ?? 0)}
          />
        ) : null}
      </div>
      <p className={styles.quiet}>{t('classes.renamePlain')}</p>
    </ActDialog>
  );
}

const GRADES: readonly number[] = Array.from({ length: 12 }, (_, grade) => grade);
