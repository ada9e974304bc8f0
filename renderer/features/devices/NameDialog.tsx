import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { ShownDevice } from './device-rows.ts';
import styles from './Devices.module.css';

const MOST_LETTERS = 80;

/** A name by which one knows the device again. */
export function NameDialog({
  device,
  onClose,
}: {
  readonly device: ShownDevice;
  readonly onClose: () => void;
}) {
  const { t } = useI18n();
  const rename = useCommand(bridge().school.act);
  const [name, setName] = useState(device.name);
  const isReady = name.trim() !== '' && name.trim() !== device.name;
  const save = () => {
    const data = { device: device.device, name: name.trim() };
    void rename.run({ action: 'devices.rename', data, reason: '', clause: 'P-2.5(4)' }).then((outcome) => {
      if (outcome.ok) onClose();
    });
  };
  return (
    <Dialog title={t('devices.nameTitle')} isOpen onClose={onClose}>
      <Form
        className={cx(styles.form)}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) save();
        }}
      >
        <TextField
          label={t('devices.nameField')}
          hint={t('devices.nameHint')}
          value={name}
          maxLength={MOST_LETTERS}
          autoFocus
          onChange={setName}
        />
        {rename.error ? <ErrorNote error={rename.error} /> : null}
        <div className={styles.actions}>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" isPending={rename.isRunning} isDisabled={!isReady}>
            {t('devices.save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
