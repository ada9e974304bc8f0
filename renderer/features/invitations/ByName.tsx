import { useEffect, useMemo, useState } from 'react';
import type { SlipWish } from '../../../shared/ipc/slip-wish.ts';
import type { InvitingClass, Invitee } from '../../../shared/replica/school/invitations-classes-query.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { capital } from '../../i18n/school-words.ts';
import { useEntered } from '../console-people/use-entered.ts';
import { wishesByName, withoutSlip } from './slip-wishes.ts';
import styles from './Invitations.module.css';

interface ByNameProps {
  readonly chosen: InvitingClass;
  /** Keeps its identity. */
  readonly onWish: (wishes: readonly SlipWish[]) => void;
}

/** Slips for the people of a class: at first those pupils who have neither come in nor hold a slip. */
export function ByName({ chosen, onWish }: ByNameProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const entered = useEntered();
  const [others, setOthers] = useState<ReadonlyMap<string, boolean>>(new Map());
  const missing = useMemo(
    () => new Set(withoutSlip(chosen.people, entered.people).map(({ id }) => id)),
    [chosen.people, entered.people],
  );
  const isChosen = (one: Invitee) => others.get(one.id) ?? (one.role === 'pupil' && missing.has(one.id));
  const picked = chosen.people.filter(isChosen);
  const key = picked.map(({ id }) => id).join(' ');
  useEffect(() => {
    onWish(wishesByName(picked));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `key` stands for the people who are picked.
  }, [key, onWish]);
  const set = (people: readonly Invitee[], isOn: boolean) =>
    setOthers((before) => new Map([...before, ...people.map(({ id }) => [id, isOn] as const)]));
  const sides = [
    { role: 'pupil', title: capital(words.pupil.many.nominative) },
    { role: 'parent', title: t('classes.parents') },
  ] as const;
  return (
    <>
      <div className={styles.groups}>
        {sides.map(({ role, title }) => {
          const people = chosen.people.filter((one) => one.role === role && missing.has(one.id));
          if (people.length === 0) return null;
          return (
            <Check
              key={role}
              label={t('invitations.withoutEntry', { who: title, count: people.length })}
              isChecked={people.every(isChosen)}
              onChange={(isOn) => set(people, isOn)}
            />
          );
        })}
      </div>
      {missing.size === 0 ? <p className={styles.quiet}>{t('invitations.everyoneHas')}</p> : null}
      <div className={styles.names} role="group" aria-label={t('invitations.byNames')}>
        {chosen.people.map((one) => (
          <Check
            key={one.id}
            label={
              one.childName === ''
                ? one.name
                : t('invitations.parentOf', { name: one.name, child: one.childName })
            }
            note={entered.people.has(one.id) ? 'entered' : one.account}
            isChecked={isChosen(one)}
            onChange={(isOn) => set([one], isOn)}
          />
        ))}
      </div>
    </>
  );
}

interface CheckProps {
  readonly label: string;
  readonly note?: Invitee['account'];
  readonly isChecked: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Check({ label, note, isChecked, onChange }: CheckProps) {
  const { t } = useI18n();
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={isChecked} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {note ? <span className={styles.quiet}> · {t(`classes.account.${note}`)}</span> : null}
      </span>
    </label>
  );
}
