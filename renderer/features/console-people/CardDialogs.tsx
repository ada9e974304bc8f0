import type { PersonCardView } from '../../../shared/replica/school/person-card-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { confirmAct, eraseAct, unconfirmAct, unlinkAct } from './acts.ts';
import { AppointDialog } from './AppointDialog.tsx';
import type { CardAction } from './card-actions.ts';
import { ContactDialog } from './ContactDialog.tsx';
import { EditDialog } from './EditDialog.tsx';
import { EndAppointmentDialog } from './EndAppointmentDialog.tsx';
import { FamilyDialog } from './FamilyDialog.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';
import { RolesDialog } from './RolesDialog.tsx';
import { TransferDialog } from './TransferDialog.tsx';

interface CardDialogsProps {
  readonly card: PersonCardView;
  readonly action: CardAction | undefined;
  readonly onClose: () => void;
}

/** The dialog of what is going to be done with a person. */
export function CardDialogs({ card, action, onClose }: CardDialogsProps) {
  const { t } = useI18n();
  if (!action) return null;
  const { name, id } = card;
  const plain = { isOpen: true, onClose };
  switch (action.kind) {
    case 'confirm':
      return (
        <ActDialog
          {...plain}
          title={t('card.confirmTitle', { name })}
          submit={t('card.confirm')}
          acts={[confirmAct(id)]}
          needsReason
        />
      );
    case 'unconfirm':
      return (
        <ActDialog
          {...plain}
          title={t('card.unconfirmTitle', { name })}
          submit={t('card.unconfirm')}
          acts={[unconfirmAct(id)]}
          needsReason
          isDanger
        />
      );
    case 'unlink':
      return (
        <ActDialog
          {...plain}
          title={t('card.unlinkTitle')}
          submit={t('card.unlink')}
          acts={[unlinkAct(action.child, action.guardian)]}
          needsReason={false}
          isDanger
        />
      );
    case 'erase':
      return (
        <ActDialog
          {...plain}
          title={t('card.eraseTitle', { name })}
          submit={t('card.erase')}
          acts={[eraseAct(id)]}
          needsReason
          isDanger
        >
          <p>{t('card.eraseText')}</p>
        </ActDialog>
      );
    case 'transfer':
      return <TransferDialog card={card} onClose={onClose} />;
    case 'leave':
      return <LeaveDialog card={card} onClose={onClose} />;
    case 'return':
      return <ReturnDialog card={card} onClose={onClose} />;
    case 'roles':
      return <RolesDialog card={card} onClose={onClose} />;
    case 'appoint':
      return <AppointDialog card={card} onClose={onClose} />;
    case 'edit':
      return <EditDialog card={card} onClose={onClose} />;
    case 'contact':
      return <ContactDialog card={card} onClose={onClose} />;
    case 'addChild':
    case 'addParent':
      return (
        <FamilyDialog card={card} asks={action.kind === 'addChild' ? 'child' : 'parent'} onClose={onClose} />
      );
    case 'endAppointment':
      return <EndAppointmentDialog card={card} appointment={action.appointment} onClose={onClose} />;
  }
}
