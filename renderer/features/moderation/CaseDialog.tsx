import { Dialog } from '../../ui/Dialog.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { CasePart } from './CasePart.tsx';

interface CaseDialogProps {
  readonly chat: string;
  readonly person: string;
  readonly onClose: () => void;
}

/** The case of one person in one chat, beside what is open. */
export function CaseDialog({ chat, person, onClose }: CaseDialogProps) {
  const { t } = useI18n();
  return (
    <Dialog title={t('moder.case')} isOpen onClose={onClose} place="side">
      <CasePart chat={chat} person={person} onLeave={onClose} />
    </Dialog>
  );
}
