import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { NumberField } from 'react-aria-components/NumberField';
import type { SlipWish } from '../../../shared/ipc/slip-wish.ts';
import type { InvitingClass } from '../../../shared/replica/school/invitations-classes-query.ts';
import type { Role } from '../../../shared/schema/person.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { SelectField } from '../../ui/SelectField.tsx';
import { wishesByRole, wishForLink } from './slip-wishes.ts';
import styles from './Invitations.module.css';

interface ByRoleProps {
  /** Undefined for the staff. */
  readonly chosen: InvitingClass | undefined;
  /** Roles without a class. */
  readonly roles: readonly Role[];
  /** Keeps its identity. */
  readonly onWish: (wishes: readonly SlipWish[]) => void;
}

const MOST_SLIPS = 100;
const MOST_USES = 500;
const USUAL_USES = 30;

/** Slips without a name: whoever uses one says the own name and gets this role, and no other. */
export function ByRole({ chosen, roles, onWish }: ByRoleProps) {
  const { t } = useI18n();
  const { role, field } = useRole(chosen, roles);
  const [count, setCount] = useState(1);
  const classroom = chosen?.id ?? '';
  useEffect(() => onWish(role ? wishesByRole(role, classroom, count) : []), [role, classroom, count, onWish]);
  return (
    <div className={styles.pair}>
      {field}
      <Amount label={t('invitations.howMany')} most={MOST_SLIPS} value={count} onChange={setCount} />
    </div>
  );
}

/** One link for many; each of them asks to be let in, and somebody decides. */
export function ByLink({ chosen, roles, onWish }: ByRoleProps) {
  const { t } = useI18n();
  const { role, field } = useRole(chosen, roles);
  const [uses, setUses] = useState(USUAL_USES);
  const classroom = chosen?.id ?? '';
  useEffect(() => onWish(role ? wishForLink(role, classroom, uses) : []), [role, classroom, uses, onWish]);
  return (
    <div className={styles.pair}>
      {field}
      <Amount label={t('invitations.uses')} most={MOST_USES} value={uses} onChange={setUses} />
    </div>
  );
}

function useRole(chosen: InvitingClass | undefined, roles: readonly Role[]) {
  const { t } = useI18n();
  const fit = chosen ? chosen.roles : roles.filter((role) => role === 'teacher' || role === 'staff');
  const [wanted, setWanted] = useState<Role>();
  const role = fit.find((one) => one === wanted) ?? fit[0];
  const field = (
    <SelectField
      label={t('invitations.role')}
      options={fit.map((id) => ({ id, title: t(`role.${id}`) }))}
      value={role ?? ''}
      onChange={(id) => setWanted(fit.find((one) => one === id))}
    />
  );
  return { role, field };
}

interface AmountProps {
  readonly label: string;
  readonly most: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Amount({ label, most, value, onChange }: AmountProps) {
  return (
    <NumberField
      minValue={1}
      maxValue={most}
      value={value}
      onChange={(next) => {
        if (Number.isInteger(next)) onChange(next);
      }}
    >
      <Label className={cx(styles.label)}>{label}</Label>
      <Group className={cx(styles.stepper)}>
        <Button slot="decrement" className={cx(styles.step)}>
          −
        </Button>
        <Input className={cx(styles.number)} autoComplete="off" />
        <Button slot="increment" className={cx(styles.step)}>
          +
        </Button>
      </Group>
    </NumberField>
  );
}
