import { useI18n } from '../../../i18n/I18n.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useCopy } from '../../../ui/copy.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import styles from './AddressDialog.module.css';

interface AddressDialogProps {
  /** An http or https address, '' while none is asked about. */
  readonly address: string;
  readonly onClose: () => void;
}

/** Shows where a link really leads before the system's browser opens it; that cannot be undone. */
export function AddressDialog({ address, onClose }: AddressDialogProps) {
  const { t } = useI18n();
  return (
    <Dialog title={t('talk.link.title')} isOpen={address !== ''} onClose={onClose}>
      {address === '' ? null : <Shown address={address} onClose={onClose} />}
    </Dialog>
  );
}

function Shown({ address, onClose }: AddressDialogProps) {
  const { t } = useI18n();
  const copy = useCopy();
  const url = new URL(address);
  const isSafe = url.protocol === 'https:';
  return (
    <div className={styles.body}>
      <p>
        {t('talk.link.site')} <strong className={styles.host}>{url.host}</strong>
      </p>
      <p className={styles.address}>{address}</p>
      <p className={styles.hint}>{t(isSafe ? 'talk.link.hint' : 'talk.link.unsafe')}</p>
      <div className={styles.actions}>
        <Button
          onPress={() => {
            copy(address);
            onClose();
          }}
        >
          {t('talk.link.copy')}
        </Button>
        {isSafe ? (
          <Button
            look="primary"
            autoFocus
            onPress={() => {
              // Main lets no window open: it hands the address to the system's browser, by its own rule.
              window.open(address, '_blank', 'noopener,noreferrer');
              onClose();
            }}
          >
            {t('talk.link.open')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
