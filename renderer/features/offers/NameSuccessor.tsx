import { useState } from 'react';
import type { PersonBrief } from '../../../shared/replica/views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import styles from './Offers.module.css';

interface NameSuccessorProps {
  /** The other teachers of the chat, the one who would answer for it anyway first. */
  readonly successors: readonly PersonBrief[];
  readonly onClose: () => void;
  readonly onLeave: (successor: string) => void;
}

/** A moderator who leaves may name who is to answer for the chat (decision D-9). */
export function NameSuccessor({ successors, onClose, onLeave }: NameSuccessorProps) {
  const { t } = useI18n();
  const [chosen, setChosen] = useState(successors[0]?.id ?? '');
  return (
    <Dialog title={t('offers.leave')} isOpen onClose={onClose}>
      <div className={styles.offers}>
        <SelectField
          label={t('offers.successor')}
          hint={t('offers.successorHint')}
          options={successors.map(({ id, name }) => ({ id, title: name }))}
          value={chosen}
          onChange={setChosen}
        />
        <div className={styles.actions}>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" onPress={() => onLeave(chosen)}>
            {t('offers.leave')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
