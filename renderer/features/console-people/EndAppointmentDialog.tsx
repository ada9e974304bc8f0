import { useState } from 'react';
import { useNow } from '../../bridge/HubTime.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { DayField } from '../../ui/DayField.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import type { CardDialogProps } from './card-actions.ts';
import { dayOfMoment } from './day-words.ts';

/** Ends an appointment before its term. */
export function EndAppointmentDialog(props: CardDialogProps & { readonly appointment: string }) {
  const { card, appointment, onClose } = props;
  const { t } = useI18n();
  const [from, setFrom] = useState(dayOfMoment(useNow()));
  return (
    <ActDialog
      title={t('card.endAppointmentTitle', { name: card.name })}
      submit={t('card.endAppointment')}
      isOpen
      onClose={onClose}
      acts={from === '' ? [] : [{ action: 'roles.end', data: { appointment, from }, clause: 'P-2.1' }]}
      needsReason={false}
      isDanger
    >
      <DayField label={t('card.endsOn')} hint={t('card.endsOnHint')} value={from} onChange={setFrom} />
    </ActDialog>
  );
}
