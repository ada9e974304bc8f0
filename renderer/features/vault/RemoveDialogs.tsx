import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { OwnVault, VaultRow } from '../../../shared/ipc/vault-channels.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './VaultDialog.module.css';

interface RemoveOwnProps {
  readonly own: OwnVault;
  readonly name: string;
  readonly onClose: () => void;
}

/** Removing the own data: the PIN once more, and how many messages would be lost. */
export function RemoveOwnDialog({ own, name, onClose }: RemoveOwnProps) {
  const { t } = useI18n();
  const remove = useCommand(bridge().vault.removeOwn);
  const [secret, setSecret] = useState('');
  const { lockKind } = own;
  // Main says how many there are when they have become more or fewer since this was opened.
  const told =
    remove.error?.code === 'vaultHasUnsent' ? Number(remove.error.params['count']) : own.unsentCount;
  return (
    <Dialog title={t('vault.removeTitle', { name })} isOpen onClose={onClose} role="alertdialog">
      <p>{textOf(t, told)}</p>
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          void remove.run({ secret, unsentCount: told });
        }}
      >
        {lockKind === 'device' ? null : (
          <TextField
            label={t(`vault.old.${lockKind}`)}
            type="password"
            autoComplete="off"
            autoFocus
            inputMode={lockKind === 'pin' ? 'numeric' : 'text'}
            value={secret}
            onChange={setSecret}
          />
        )}
        {remove.error ? <ErrorNote error={remove.error} /> : null}
        <div className={styles.actions}>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            look="danger"
            type="submit"
            isPending={remove.isRunning}
            isDisabled={lockKind !== 'device' && secret === ''}
          >
            {confirmOf(t, told)}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

interface RemoveUnusedProps {
  readonly row: VaultRow;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Removing the data of somebody who has not come for very long. */
export function RemoveUnusedDialog({ row, onClose, onRemoved }: RemoveUnusedProps) {
  const { t } = useI18n();
  const remove = useCommand(bridge().vault.removeUnused);
  const { vault, name, unsentCount } = row;
  return (
    <ConfirmDialog
      title={t('vault.removeTitle', { name })}
      text={textOf(t, unsentCount)}
      confirm={confirmOf(t, unsentCount)}
      cancel={t('common.cancel')}
      isOpen
      onConfirm={() => void remove.run({ vault, unsentCount }).then(onRemoved)}
      onClose={onClose}
    />
  );
}

function textOf(t: Translate, count: number): string {
  return count > 0 ? t('vault.removeUnsentText', { count }) : t('vault.removeText');
}

function confirmOf(t: Translate, count: number): string {
  return count > 0 ? t('vault.removeUnsentConfirm', { count }) : t('vault.removeConfirm');
}
