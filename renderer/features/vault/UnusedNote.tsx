import { CalendarOff } from 'lucide-react';
import { useState } from 'react';
import type { PeopleHere } from '../../../shared/ipc/vault-channels.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { Note } from '../../ui/Note.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from './LockScreen.module.css';

interface UnusedNoteProps {
  readonly here: PeopleHere;
  readonly onChanged: () => void;
}

/** Offers to remove the data of people who have not come for very long and left nothing unsent. */
export function UnusedNote({ here, onChanged }: UnusedNoteProps) {
  const { t } = useI18n();
  const toast = useToast();
  const [isAsking, setIsAsking] = useState(false);
  const names = here.people.filter(({ vault }) => here.unused.includes(vault)).map(({ name }) => name);
  const remove = async () => {
    setIsAsking(false);
    let removed = 0;
    for (const vault of here.unused) {
      const outcome = await ask(bridge().vault.removeUnused, { vault, unsentCount: 0 });
      if (outcome.ok) removed += 1;
    }
    toast({ text: t('lock.removedUnused', { count: removed }) });
    onChanged();
  };
  return (
    <>
      <div className={styles.unused}>
        <Note tone="calm" icon={<CalendarOff size="1.25rem" strokeWidth={1.75} />}>
          {t('lock.unused', { count: here.unused.length })}
        </Note>
        <Button onPress={() => setIsAsking(true)}>{t('lock.removeUnused')}</Button>
      </div>
      <ConfirmDialog
        title={t('lock.removeUnusedTitle')}
        text={t('lock.removeUnusedText', { names: names.join(', ') })}
        confirm={t('lock.removeUnused')}
        cancel={t('common.cancel')}
        isOpen={isAsking}
        onConfirm={() => void remove()}
        onClose={() => setIsAsking(false)}
      />
    </>
  );
}
