import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { MaterialView } from '../../../shared/replica/shelf/material-query.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { FormEnd } from '../../ui/FormEnd.tsx';
import { focusFirstFault } from '../../ui/focus-fault.ts';
import { TextAreaField } from '../../ui/TextAreaField.tsx';
import styles from './Shelf.module.css';

interface RemoveMaterialProps {
  readonly material: MaterialView;
  readonly onClose: () => void;
}

/** A teacher takes somebody's material off the shelf and says why; its author reads the reason. */
export function RemoveMaterial({ material, onClose }: RemoveMaterialProps) {
  const { t } = useI18n();
  const shelf = useCommand(bridge().school.shelf);
  const [reason, setReason] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const submit = async () => {
    setIsChecked(true);
    if (reason.trim() === '') return;
    const { id, stamp } = material;
    const outcome = await shelf.run({ what: 'review', material: id, verdict: 'removed', of: stamp, reason });
    if (outcome.ok) onClose();
  };
  return (
    <Dialog title={t('shelf.removeTitle', { title: material.title })} isOpen onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          focusFirstFault(event.currentTarget);
          void submit();
        }}
      >
        <p className={styles.quiet}>{t('shelf.removeHint', { name: material.byName })}</p>
        <TextAreaField
          label={t('shelf.reason')}
          error={isChecked && reason.trim() === '' ? t('shelf.fault.reason') : ''}
          rows={3}
          maxLength={300}
          autoFocus
          value={reason}
          onChange={setReason}
        />
        {shelf.error ? <ErrorNote error={shelf.error} /> : null}
        <FormEnd submit={t('shelf.remove')} look="danger" isPending={shelf.isRunning} onCancel={onClose} />
      </Form>
    </Dialog>
  );
}
