import { X } from 'lucide-react';
import { type ReactNode, type Ref, useRef } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useI18n } from '../i18n/I18n.tsx';
import { Button, IconButton } from './Button.tsx';
import { cx } from './class-names.ts';
import { useEscape } from './use-escape.ts';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** `side` slides over from the right, over what is open there; `middle` stands in the middle. */
  readonly place?: 'middle' | 'side';
  readonly role?: 'dialog' | 'alertdialog';
  /** What scrolls when the content is longer than the window. */
  readonly scroller?: Ref<HTMLDivElement>;
}

/** A dialog with a title and a way to close it; a click outside closes it too. */
export function Dialog({ title, isOpen, onClose, children, ...of }: DialogProps) {
  const { t } = useI18n();
  const { place = 'middle', role = 'dialog', scroller } = of;
  const layer = useRef<HTMLDivElement>(null);
  useEscape(layer, isOpen, onClose);
  return (
    <ModalOverlay
      ref={layer}
      data-dialog={place}
      className={cx(styles.overlay, styles[place])}
      isDismissable={role === 'dialog'}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <Modal className={cx(styles.modal)}>
        <AriaDialog role={role} className={cx(styles.dialog)}>
          <header className={styles.head}>
            <Heading slot="title" level={2} className={cx(styles.title)}>
              {title}
            </Heading>
            <IconButton
              label={t('common.close')}
              icon={<X size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
              onPress={onClose}
            />
          </header>
          <div ref={scroller} className={styles.content}>
            {children}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly isOpen: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Only for what cannot be undone; everything else is done at once and offers to be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog title={props.title} isOpen={props.isOpen} onClose={props.onClose} role="alertdialog">
      <p>{props.text}</p>
      <div className={styles.actions}>
        <Button look="quiet" onPress={props.onClose} autoFocus>
          {props.cancel}
        </Button>
        <Button look="danger" onPress={props.onConfirm}>
          {props.confirm}
        </Button>
      </div>
    </Dialog>
  );
}
