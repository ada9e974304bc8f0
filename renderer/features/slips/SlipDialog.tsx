import { FileDown, Printer, ShieldAlert, WifiOff } from 'lucide-react';
import { createPortal } from 'react-dom';
import type { IssuedSlip } from '../../../shared/ipc/issued-slip.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from '../entry/Form.module.css';
import { SlipSheet } from './SlipSheet.tsx';

interface SlipDialogProps {
  /** Slips that were just made; none for a closed dialog. */
  readonly slips: readonly IssuedSlip[];
  readonly onClose: () => void;
}

/** Shows slips once, prints them and makes a PDF of them. */
export function SlipDialog({ slips, onClose }: SlipDialogProps) {
  const { t } = useI18n();
  const isOne = slips.length === 1;
  return (
    <>
      <Dialog
        title={isOne ? t('paper.titleOne') : t('paper.title', { count: slips.length })}
        isOpen={slips.length > 0}
        onClose={onClose}
      >
        <Note tone="warning" icon={<ShieldAlert size="1.25rem" strokeWidth={1.75} />}>
          {t(isOne ? 'paper.onceOne' : 'paper.once')}
        </Note>
        <WorksLater />
        <Actions slips={slips} />
        <SlipSheet slips={slips} />
      </Dialog>
      {slips.length > 0
        ? createPortal(
            <div className="zvonok-print-sheet" aria-hidden="true">
              <SlipSheet slips={slips} />
            </div>,
            document.body,
          )
        : null}
    </>
  );
}

/** A slip is known to the school's computer when this one has told it. */
function WorksLater() {
  const { t } = useI18n();
  const connection = useQuery('connection', {});
  if (!connection.isReady || connection.value.state.kind === 'live') return null;
  return (
    <Note tone="calm" icon={<WifiOff size="1.25rem" strokeWidth={1.75} />}>
      {t('paper.later')}
    </Note>
  );
}

function Actions({ slips }: { readonly slips: readonly IssuedSlip[] }) {
  const { t } = useI18n();
  const toast = useToast();
  const save = useCommand(bridge().slips.savePdf);
  const fileName = fileNameOf(slips, t(slips.length === 1 ? 'paper.fileOne' : 'paper.file'));
  return (
    <>
      <div className={styles.actions}>
        <Button
          look="primary"
          icon={<Printer size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => window.print()}
        >
          {t('paper.print')}
        </Button>
        <Button
          icon={<FileDown size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
          isPending={save.isRunning}
          onPress={() => {
            void save.run({ fileName }).then((outcome) => {
              if (outcome.ok && outcome.value) toast({ text: t('paper.saved') });
            });
          }}
        >
          {t('paper.savePdf')}
        </Button>
      </div>
      {save.error ? <ErrorNote error={save.error} /> : null}
    </>
  );
}

function fileNameOf(slips: readonly IssuedSlip[], otherwise: string): string {
  const [first, ...others] = slips;
  const name =
    first && others.length === 0
      ? [otherwise, first.personName || first.classroom]
      : [otherwise, first?.classroom];
  return name.filter(Boolean).join(' ').slice(0, 120);
}
