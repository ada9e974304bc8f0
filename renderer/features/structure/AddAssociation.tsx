import { useMemo, useState } from 'react';
import { useNavigation } from '../../app/navigation.ts';
import { newId } from '../../bridge/new-id.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import styles from './Dialogs.module.css';
import { addAssociationAct } from './structure-acts.ts';

/** An association of teachers (clause M-5): at first only its name; who is in it follows on its card. */
export function AddAssociation({ onClose }: { readonly onClose: () => void }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const [title, setTitle] = useState('');
  const [id] = useState(newId);
  const name = title.trim();
  const acts = useMemo(() => (name === '' ? [] : [addAssociationAct(id, name)]), [id, name]);
  return (
    <ActDialog
      title={t('association.add')}
      submit={t('association.submit')}
      isOpen
      onClose={onClose}
      onDone={() => go({ to: 'console', pane: 'classes', open: id })}
      acts={acts}
      needsReason={false}
      waitingFor={t('association.waitingFor')}
      done={t('association.added', { title: name })}
    >
      <TextField
        label={t('association.name')}
        hint={t('association.hint')}
        maxLength={120}
        autoFocus
        value={title}
        onChange={setTitle}
      />
      <p className={styles.quiet}>{t('association.plain')}</p>
    </ActDialog>
  );
}
