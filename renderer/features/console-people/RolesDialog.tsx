import { useState } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { isStaff, type Role } from '../../../shared/schema/person.ts';
import { useRoleWords } from '../../bridge/use-role-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { TextField } from '../../ui/TextField.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { rolesAct } from './acts.ts';
import type { CardDialogProps } from './card-actions.ts';
import styles from './RolesDialog.module.css';

/** Roles that need no order; those by order begin and end by an appointment. */
const PLAIN_ROLES: readonly Role[] = ['teacher', 'staff', 'parent'];

/** Somebody gets or loses a role. */
export function RolesDialog({ card, onClose }: CardDialogProps) {
  const { t } = useI18n();
  const roleWord = useRoleWords();
  const { roles } = card.body;
  const [wanted, setWanted] = useState<readonly Role[]>(roles);
  const [position, setPosition] = useState(card.body.position);
  const add = wanted.filter((role) => !roles.includes(role));
  const remove = roles.filter((role) => !wanted.includes(role));
  const isOther = add.length > 0 || remove.length > 0 || position.trim() !== card.body.position;
  return (
    <ActDialog
      title={t('card.rolesTitle', { name: card.name })}
      submit={t('card.save')}
      isOpen
      onClose={onClose}
      acts={isOther ? [rolesAct({ person: card.id, add, remove, position: position.trim() })] : []}
      needsReason={false}
      waitingFor={t('card.rolesHint')}
    >
      <div className={styles.roles} role="group" aria-label={t('people.roles')}>
        {PLAIN_ROLES.map((role) => (
          <Checkbox
            key={role}
            className={cx(styles.role)}
            isSelected={wanted.includes(role)}
            onChange={(isOn) =>
              setWanted((before) => (isOn ? [...before, role] : before.filter((one) => one !== role)))
            }
          >
            <span className={styles.box} aria-hidden="true" />
            {roleWord(role)}
          </Checkbox>
        ))}
      </div>
      {isStaff({ roles: [...wanted] }) ? (
        <TextField label={t('add.position')} maxLength={80} value={position} onChange={setPosition} />
      ) : null}
    </ActDialog>
  );
}
