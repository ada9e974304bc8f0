import { useState } from 'react';
import type { Role } from '../../../shared/schema/person.ts';
import { useRoleWords } from '../../bridge/use-role-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { leaveAct } from './acts.ts';
import type { CardDialogProps } from './card-actions.ts';
import { leaveKey } from './leave-words.ts';

const EVERYTHING = 'everything';

/** Somebody leaves the school, or stops being one of the things that they are in it. */
export function LeaveDialog({ card, onClose }: CardDialogProps) {
  const { t } = useI18n();
  const roleWord = useRoleWords();
  const { roles } = card.body;
  const [role, setRole] = useState<Role | ''>('');
  return (
    <ActDialog
      title={t('card.leaveTitle', { name: card.name })}
      submit={t(leaveKey(roles))}
      isOpen
      onClose={onClose}
      acts={[leaveAct(card.id, role)]}
      needsReason={false}
      isDanger
    >
      {roles.length > 1 ? (
        <SelectField
          label={t('card.whatEnds')}
          options={[
            { id: EVERYTHING, title: t('card.endsAll') },
            ...roles.map((one) => ({ id: one, title: t('card.endsRole', { role: roleWord(one) }) })),
          ]}
          value={role === '' ? EVERYTHING : role}
          onChange={(id) => setRole(roles.find((one) => one === id) ?? '')}
        />
      ) : null}
    </ActDialog>
  );
}
