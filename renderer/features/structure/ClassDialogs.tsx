import { useMemo } from 'react';
import type { ClassCardView } from '../../../shared/replica/school/class-card-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { AddMembers } from './AddMembers.tsx';
import { AddPupil } from './AddPupil.tsx';
import { AddSubjects } from './AddSubjects.tsx';
import { AttachTeacher } from './AttachTeacher.tsx';
import type { ClassAction } from './class-actions.ts';
import { EditClass } from './EditClass.tsx';
import { EnrolPupils, TransferPupils, UnenrolPupils } from './MovePupils.tsx';
import { archiveAct, detachAct } from './structure-acts.ts';

interface ClassDialogsProps {
  readonly card: ClassCardView;
  readonly action: ClassAction | undefined;
  readonly onClose: () => void;
}

/** The dialog of what is being done on the card of a class. */
export function ClassDialogs({ card, action, onClose }: ClassDialogsProps) {
  if (!action) return null;
  const props = { card, onClose };
  switch (action.kind) {
    case 'rename':
      return <EditClass {...props} />;
    case 'archive':
      return <ArchiveClass {...props} />;
    case 'addPupil':
      return <AddPupil {...props} />;
    case 'transfer':
      return <TransferPupils {...props} />;
    case 'enrol':
      return <EnrolPupils {...props} />;
    case 'unenrol':
      return <UnenrolPupils {...props} />;
    case 'subjects':
      return <AddSubjects first={[card.id]} onClose={onClose} />;
    case 'members':
      return <AddMembers {...props} />;
    case 'attach':
      return <AttachTeacher {...props} subject={action.subject} />;
    case 'detach':
      return <DetachTeacher {...action} onClose={onClose} />;
  }
}

interface CardDialogProps {
  readonly card: ClassCardView;
  readonly onClose: () => void;
}

function ArchiveClass({ card, onClose }: CardDialogProps) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const acts = useMemo(() => [archiveAct(card.id)], [card.id]);
  return (
    <ActDialog
      title={t('classes.archiveTitle', { title: card.body.title })}
      submit={t('classes.archiveSubmit')}
      isOpen
      isDanger
      onClose={onClose}
      onDone={() => go({ to: 'console', pane: 'classes' })}
      acts={acts}
      needsReason={false}
      done={t('classes.archived', { title: card.body.title })}
    >
      <p>{t('classes.archivePlain')}</p>
    </ActDialog>
  );
}

interface DetachProps {
  readonly classroom: string;
  readonly title: string;
  readonly person: string;
  readonly name: string;
  readonly onClose: () => void;
}

function DetachTeacher({ classroom, title, person, name, onClose }: DetachProps) {
  const { t } = useI18n();
  const acts = useMemo(() => [detachAct(classroom, person)], [classroom, person]);
  return (
    <ActDialog
      title={t('classes.detachTitle', { name, title })}
      submit={t('classes.detachSubmit')}
      isOpen
      isDanger
      onClose={onClose}
      acts={acts}
      needsReason={false}
      done={t('classes.detached', { name })}
    />
  );
}
