import { useState } from 'react';
import { ROLES, type Role } from '../../../shared/schema/person.ts';
import { newId } from '../../bridge/new-id.ts';
import { useRoleWords } from '../../bridge/use-role-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TickList } from '../structure/TickList.tsx';
import type { ChatAct } from './use-chat-act.ts';
import styles from './Groups.module.css';

/** A channel besides the two that every school has, with the readers that the administrator chooses. */
export function NewChannel({ act, onClose }: { readonly act: ChatAct; readonly onClose: () => void }) {
  const { t } = useI18n();
  const roleWords = useRoleWords();
  const [title, setTitle] = useState('');
  const [roles, setRoles] = useState<ReadonlySet<Role>>(new Set());
  const name = title.trim();
  const make = async () => {
    const audience = { roles: [...roles], classrooms: [] };
    const data = { id: newId(), title: name, audience, posters: [] };
    if (await act.run('channels.open', { done: t('groups.channelOpened', { title: name }), data })) onClose();
  };
  const toggle = (id: string) => {
    const role = ROLES.find((one) => one === id);
    if (!role) return;
    const next = new Set(roles);
    if (!next.delete(role)) next.add(role);
    setRoles(next);
  };
  return (
    <section className={styles.part} aria-label={t('groups.channel')}>
      <h3>{t('groups.channel')}</h3>
      <p className={styles.quiet}>{t('groups.channelHint')}</p>
      <TextField label={t('groups.title')} value={title} onChange={setTitle} maxLength={120} />
      <TickList
        label={t('groups.readers')}
        options={ROLES.map((id) => ({ id, title: roleWords(id) }))}
        chosen={roles}
        onToggle={toggle}
      />
      <div className={styles.actions}>
        <Button
          look="primary"
          isDisabled={name === '' || roles.size === 0}
          isPending={act.isRunning}
          onPress={() => void make()}
        >
          {t('groups.openChannel')}
        </Button>
      </div>
    </section>
  );
}
