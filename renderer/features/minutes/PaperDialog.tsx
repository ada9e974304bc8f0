import { Pencil } from 'lucide-react';
import type { PaperView } from '../../../shared/replica/live/paper-views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { SheetDialog } from '../../ui/SheetDialog.tsx';
import { PaperSheet } from './PaperSheet.tsx';
import { paperName } from './paper-words.ts';

interface PaperDialogProps {
  readonly paper: PaperView;
  readonly onCorrect: () => void;
  readonly onClose: () => void;
}

/** A signed paper as everyone concerned reads it. */
export function PaperDialog({ paper, onCorrect, onClose }: PaperDialogProps) {
  const { t } = useI18n();
  const name = paperName(paper, t);
  return (
    <SheetDialog
      title={name}
      fileName={`${name}, ${paper.body.title}`}
      sheet={<PaperSheet paper={paper} />}
      actions={
        paper.canCorrect ? (
          <Button icon={<Pencil size="1.25rem" strokeWidth={1.75} aria-hidden="true" />} onPress={onCorrect}>
            {t('minutes.correct')}
          </Button>
        ) : null
      }
      onClose={onClose}
    >
      {paper.isSent ? null : <p>{t('minutes.notSent')}</p>}
    </SheetDialog>
  );
}
