import { useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { transferAct } from './acts.ts';
import type { CardDialogProps } from './card-actions.ts';
import { useHomerooms } from './use-homerooms.ts';

/** A pupil goes from one class to another. */
export function TransferDialog({ card, onClose }: CardDialogProps) {
  const { t } = useI18n();
  const [to, setTo] = useState('');
  const from = card.classrooms.find(({ type, role }) => type === 'homeroom' && role === 'pupil');
  const homerooms = useHomerooms().filter(({ id }) => id !== from?.id);
  return (
    <ActDialog
      title={t('card.transferTitle', { name: card.name })}
      submit={t('card.transferSubmit')}
      isOpen
      onClose={onClose}
      acts={from && to !== '' ? [transferAct(card.id, from.id, to)] : []}
      needsReason={false}
      waitingFor={t('card.chooseClass')}
    >
      <SelectField
        label={from ? t('card.fromTo', { from: from.title }) : t('card.toClass')}
        placeholder={t('card.chooseClass')}
        options={homerooms}
        value={to}
        onChange={setTo}
      />
    </ActDialog>
  );
}
