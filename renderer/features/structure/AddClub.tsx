import { useMemo, useState } from 'react';
import { useNavigation } from '../../app/navigation.ts';
import { newId } from '../../bridge/new-id.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { addClubAct } from './structure-acts.ts';

interface AddClubProps {
  readonly onClose: () => void;
  /** The card of the club in the console is opened unless given. */
  readonly onAdded?: () => void;
  readonly waitingFor?: string;
}

/** A club (clause P-1.6): at first only its name; who leads it and who is in it follows on its card. */
export function AddClub({ onClose, onAdded, waitingFor }: AddClubProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const { go } = useNavigation();
  const [title, setTitle] = useState('');
  const [id] = useState(newId);
  const name = title.trim();
  const acts = useMemo(() => (name === '' ? [] : [addClubAct(id, name)]), [id, name]);
  return (
    <ActDialog
      title={t('classes.clubTitle', { club: words.club.one.accusative })}
      submit={t('classes.clubSubmit')}
      isOpen
      onClose={onClose}
      onDone={onAdded ?? (() => go({ to: 'console', pane: 'classes', open: id }))}
      acts={acts}
      needsReason={false}
      waitingFor={waitingFor ?? t('classes.clubWaiting')}
      done={t('classes.clubAdded', { title: name })}
    >
      <TextField
        label={t('classes.name')}
        hint={t('classes.clubHint')}
        maxLength={120}
        autoFocus
        value={title}
        onChange={setTitle}
      />
    </ActDialog>
  );
}
