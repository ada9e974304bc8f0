import { FileDown, Pencil, Printer } from 'lucide-react';
import { createPortal } from 'react-dom';
import type { PaperView } from '../../../shared/replica/live/paper-views.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import shelf from '../shelf/Shelf.module.css';
import { PaperSheet } from './PaperSheet.tsx';
import { paperName } from './paper-words.ts';

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

interface PaperDialogProps {
  readonly paper: PaperView;
  readonly onCorrect: () => void;
  readonly onClose: () => void;
}

/** A signed paper as everyone concerned reads it; it is printed, or made a file. */
export function PaperDialog({ paper, onCorrect, onClose }: PaperDialogProps) {
  const { t } = useI18n();
  const toast = useToast();
  const save = useCommand(bridge().slips.savePdf);
  const name = paperName(paper, t);
  const fileName = [...`${name}, ${paper.body.title}`].slice(0, 120).join('');
  return (
    <>
      <Dialog title={name} isOpen onClose={onClose}>
        <div className={shelf.actions}>
          <Button look="primary" icon={<Printer {...ICON} />} onPress={() => window.print()}>
            {t('paper.print')}
          </Button>
          <Button
            icon={<FileDown {...ICON} />}
            isPending={save.isRunning}
            onPress={() =>
              void save.run({ fileName }).then((outcome) => {
                if (outcome.ok && outcome.value) toast({ text: t('paper.saved') });
              })
            }
          >
            {t('paper.savePdf')}
          </Button>
          {paper.canCorrect ? (
            <Button icon={<Pencil {...ICON} />} onPress={onCorrect}>
              {t('minutes.correct')}
            </Button>
          ) : null}
        </div>
        {save.error ? <ErrorNote error={save.error} /> : null}
        {paper.isSent ? null : <p>{t('minutes.notSent')}</p>}
        <PaperSheet paper={paper} />
      </Dialog>
      {createPortal(
        <div className="zvonok-print-sheet" aria-hidden="true">
          <PaperSheet paper={paper} />
        </div>,
        document.body,
      )}
    </>
  );
}
