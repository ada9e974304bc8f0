import { useMemo, useState } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import type { RequestRow, RequestsView } from '../../../shared/replica/school/requests-query.ts';
import { ROLES, type Role } from '../../../shared/schema/person.ts';
import { newId } from '../../bridge/new-id.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { capital } from '../../i18n/school-words.ts';
import { cx } from '../../ui/class-names.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import styles from './Requests.module.css';

interface AcceptRequestProps {
  readonly request: RequestRow;
  readonly classrooms: RequestsView['classrooms'];
  readonly onClose: () => void;
}

const NEW = 'new';
/** What somebody new can become; who leads the school is appointed by an order. */
const NEW_ROLES: readonly Role[] = ROLES.filter(
  (role) => role === 'pupil' || role === 'parent' || role === 'teacher' || role === 'staff',
);

/** Lets somebody in: as a person of the lists, or as a new one. Role and class of a link are not to be changed. */
export function AcceptRequest({ request, classrooms, onClose }: AcceptRequestProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const [id] = useState(newId);
  const [whom, setWhom] = useState(request.proposals[0]?.id ?? NEW);
  const [role, setRole] = useState(request.role);
  const [classroom, setClassroom] = useState(request.classroom);
  const isNew = whom === NEW;
  const isFree = isNew && !request.isByLink;
  const needsClass = role === 'pupil' || role === 'parent';
  const acts = useMemo(() => {
    const isMissing = isNew && role === 'pupil' && classroom === '';
    if (isMissing) return [];
    const of = isFree
      ? { role, classroom: needsClass ? classroom : '' }
      : { role: request.role, classroom: request.classroom };
    const data = { request: request.id, person: isNew ? '' : whom, id: isNew ? id : '', ...of };
    return [{ action: 'requests.accept', data, clause: 'P-2.1(9)' }];
  }, [isNew, isFree, role, classroom, needsClass, request, whom, id]);
  return (
    <ActDialog
      title={t('requests.acceptTitle', { name: request.name })}
      submit={t('requests.accept')}
      isOpen
      onClose={onClose}
      acts={acts}
      needsReason={false}
      waitingFor={t('requests.chooseClass', { classroom: words.classroom.one.accusative })}
      newNames={{ [id]: request.name }}
      done={t('requests.accepted', { name: request.name })}
    >
      <RadioGroup className={cx(styles.whom)} value={whom} onChange={setWhom}>
        <Label className={cx(styles.label)}>{t('requests.asWhom')}</Label>
        {request.proposals.map((one) => (
          <Choice key={one.id} value={one.id} title={one.name} hint={one.about || t('requests.fromList')} />
        ))}
        <Choice value={NEW} title={t('requests.asNew')} hint={t('requests.asNewHint')} />
      </RadioGroup>
      <p className={styles.quiet}>{t('requests.willEnter')}</p>
      {isFree ? (
        <div className={styles.pair}>
          <SelectField
            label={t('add.role')}
            options={NEW_ROLES.map((one) => ({ id: one, title: t(`role.${one}`) }))}
            value={role}
            onChange={(next) => setRole(NEW_ROLES.find((one) => one === next) ?? role)}
          />
          {needsClass ? (
            <SelectField
              label={capital(words.classroom.one.nominative)}
              placeholder={t('requests.chooseClass', { classroom: words.classroom.one.accusative })}
              options={classrooms}
              value={classroom}
              onChange={setClassroom}
            />
          ) : null}
        </div>
      ) : null}
    </ActDialog>
  );
}

function Choice({
  value,
  title,
  hint,
}: {
  readonly value: string;
  readonly title: string;
  readonly hint: string;
}) {
  return (
    <Radio value={value} className={cx(styles.choice)}>
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.words}>
        <span>{title}</span>
        <Text slot="description" className={cx(styles.quiet)}>
          {hint}
        </Text>
      </span>
    </Radio>
  );
}
