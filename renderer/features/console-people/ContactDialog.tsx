import { useState } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import type { CardDialogProps } from './card-actions.ts';

/** Sets the address and the telephone number of a person. */
export function ContactDialog({ card, onClose }: CardDialogProps) {
  const { t } = useI18n();
  const { email = '', phone = '' } = card.contact ?? {};
  const [now, setNow] = useState({ email, phone });
  const isSame = now.email.trim() === email && now.phone.trim() === phone;
  const data = { person: card.id, email: now.email.trim(), phone: now.phone.trim() };
  return (
    <ActDialog
      title={t('contact.titleOf', { name: card.name })}
      submit={t('card.save')}
      isOpen
      onClose={onClose}
      acts={isSame ? [] : [{ action: 'people.contact', data, clause: 'P-2.1(11)' }]}
      needsReason={false}
    >
      <TextField
        label={t('contact.phone')}
        type="tel"
        maxLength={40}
        value={now.phone}
        onChange={(value) => setNow((before) => ({ ...before, phone: value }))}
      />
      <TextField
        label={t('contact.email')}
        type="email"
        maxLength={254}
        value={now.email}
        onChange={(value) => setNow((before) => ({ ...before, email: value }))}
      />
    </ActDialog>
  );
}
