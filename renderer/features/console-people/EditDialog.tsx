import { useState } from 'react';
import { isStaff } from '../../../shared/schema/person.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import type { CardDialogProps } from './card-actions.ts';

/** Corrects a name or a position. */
export function EditDialog({ card, onClose }: CardDialogProps) {
  const { t } = useI18n();
  const { familyName, givenName, middleName, position } = card.body;
  const before = { familyName, givenName, middleName, position };
  const [now, setNow] = useState(before);
  const isSame = JSON.stringify(now) === JSON.stringify(before);
  const field = (key: keyof typeof before, maxLength: number) => (
    <TextField
      label={t(`add.${key}`)}
      maxLength={maxLength}
      value={now[key]}
      onChange={(value) => setNow((held) => ({ ...held, [key]: value }))}
    />
  );
  return (
    <ActDialog
      title={t('card.editTitle', { name: card.name })}
      submit={t('card.save')}
      isOpen
      onClose={onClose}
      acts={isSame ? [] : [{ action: 'people.edit', data: { person: card.id, ...now }, clause: 'P-2.1(11)' }]}
      needsReason={false}
    >
      {field('familyName', 60)}
      {field('givenName', 60)}
      {field('middleName', 60)}
      {isStaff(card.body) ? field('position', 80) : null}
    </ActDialog>
  );
}
