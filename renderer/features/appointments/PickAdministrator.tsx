import { useState } from 'react';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { AppointDialog } from '../console-people/AppointDialog.tsx';
import { useEntered } from '../console-people/use-entered.ts';
import { joinedCandidates } from './joined-candidates.ts';
import styles from './Appointments.module.css';

/** First whom to appoint, of those who may be; then the order and the term. */
export function PickAdministrator({ onClose }: { readonly onClose: () => void }) {
  const { t } = useI18n();
  const answer = useQuery('school.appointments', {});
  const entered = useEntered();
  const [person, setPerson] = useState('');
  const [isChosen, setIsChosen] = useState(false);
  const candidates = answer.isReady ? joinedCandidates(answer.value.candidates, entered.people) : [];
  if (isChosen) return <AppointChosen person={person} onClose={onClose} />;
  return (
    <Dialog title={t('appointments.add')} isOpen onClose={onClose}>
      {candidates.length === 0 ? (
        <p>{t('appointments.nobody')}</p>
      ) : (
        <SelectField
          label={t('appointments.pick')}
          hint={t('appointments.pickHint')}
          placeholder={t('appointments.choose')}
          options={candidates.map(({ id, name, position }) => ({ id, title: name, hint: position }))}
          value={person}
          onChange={setPerson}
        />
      )}
      {entered.isKnown ? null : <p className={styles.quiet}>{t('appointments.someUnknown')}</p>}
      <div className={styles.end}>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button look="primary" isDisabled={person === ''} onPress={() => setIsChosen(true)}>
          {t('appointments.next')}
        </Button>
      </div>
    </Dialog>
  );
}

function AppointChosen({ person, onClose }: { readonly person: string; readonly onClose: () => void }) {
  const card = useQuery('school.person', { person });
  if (!card.isReady || !card.value) return null;
  return <AppointDialog card={card.value} onClose={onClose} />;
}
