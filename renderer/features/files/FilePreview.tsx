import { Download, X } from 'lucide-react';
import { useRef } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { useToast } from '../../ui/Toasts.tsx';
import { useEscape } from '../../ui/use-escape.ts';
import { fileAddress, type FileInUse, type FilePlace } from './use-file.ts';
import styles from './FilePreview.module.css';

interface FilePreviewProps {
  readonly place: FilePlace;
  readonly of: FileInUse;
  readonly onClose: () => void;
}

/** A picture, film or sound over the whole window. */
export function FilePreview({ place: { file }, of, onClose }: FilePreviewProps) {
  const { t } = useI18n();
  const toast = useToast();
  const layer = useRef<HTMLDivElement>(null);
  useEscape(layer, true, onClose);
  const save = async () => {
    if (await of.save()) toast({ text: t('files.saved', { name: file.name }) });
  };
  const address = fileAddress(file.digest);
  return (
    <ModalOverlay
      ref={layer}
      data-dialog="all"
      className={cx(styles.overlay)}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
    >
      <Modal className={cx(styles.modal)}>
        <Dialog className={cx(styles.dialog)}>
          <header className={styles.head}>
            <Heading slot="title" level={2} className={cx(styles.title)}>
              {file.name}
            </Heading>
            <IconButton
              label={t('files.save')}
              icon={<Download size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
              onPress={() => void save()}
            />
            <IconButton
              label={t('common.close')}
              icon={<X size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
              onPress={onClose}
            />
          </header>
          <div className={styles.stage}>
            {of.view === 'picture' ? <img className={styles.shown} src={address} alt={file.name} /> : null}
            {/* Schoolmates' recordings come without subtitles. */}
            {of.view === 'video' ? <video className={styles.shown} src={address} controls autoPlay /> : null}
            {of.view === 'sound' ? <audio className={styles.sound} src={address} controls autoPlay /> : null}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
