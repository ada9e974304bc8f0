import { useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { returnAct } from './acts.ts';
import type { CardDialogProps } from './card-actions.ts';
import { useHomerooms } from './use-homerooms.ts';

/** Somebody who had left comes back: a pupil into a class. */
export function ReturnDialog({ card, onClose }: CardDialogProps) {
  const { t } = useI18n();
  const homerooms = useHomerooms();
  const [classroom, setClassroom] = useState('');
  const isPupil = card.body.roles.includes('pupil');
  return (
    <ActDialog
      title={t('card.returnTitle', { name: card.name })}
      submit={t('card.return')}
      isOpen
      onClose={onClose}
      acts={isPupil && classroom === '' ? [] : [returnAct(card.id, classroom)]}
      needsReason={false}
      waitingFor={t('card.chooseClass')}
    >
      {isPupil ? (
        <SelectField
          label={t('card.toClass')}
          placeholder={t('card.chooseClass')}
          options={homerooms}
          value={classroom}
          onChange={setClassroom}
        />
      ) : null}
    </ActDialog>
  );
}
