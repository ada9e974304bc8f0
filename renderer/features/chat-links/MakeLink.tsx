import { useState } from 'react';
import { LINK_USES } from '../../../shared/schema/chat-link.ts';
import { ROLES, type Role } from '../../../shared/schema/person.ts';
import { newId } from '../../bridge/new-id.ts';
import { newLinkKey } from '../../bridge/new-link-key.ts';
import { useRoleWords } from '../../bridge/use-role-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import type { ChatAct } from '../groups/use-chat-act.ts';
import { TickList } from '../structure/TickList.tsx';
import styles from './ChatLinks.module.css';

const DAYS = [1, 7, 14, 30, 90] as const;
const USES = [1, 10, LINK_USES.standard, 100, LINK_USES.most] as const;
/** In the list of classes: none of them in particular. */
const ANY = 'any';

interface MakeLinkProps {
  readonly chat: string;
  readonly classes: readonly { readonly id: string; readonly title: string }[];
  readonly act: ChatAct;
  readonly onClose: () => void;
}

/** For whom, how long and for how many a new link is. */
export function MakeLink({ chat, classes, act, onClose }: MakeLinkProps) {
  const { t } = useI18n();
  const roleWords = useRoleWords();
  const [days, setDays] = useState('14');
  const [mostUses, setMostUses] = useState(String(LINK_USES.standard));
  const [roles, setRoles] = useState<ReadonlySet<Role>>(new Set());
  const [classroom, setClassroom] = useState(ANY);
  const toggle = (id: string) => {
    const role = ROLES.find((one) => one === id);
    if (!role) return;
    const next = new Set(roles);
    if (!next.delete(role)) next.add(role);
    setRoles(next);
  };
  const make = async () => {
    const audience = { roles: [...roles], classrooms: classroom === ANY ? [] : [classroom] };
    const data = {
      id: newId(),
      chat,
      key: newLinkKey(),
      days: Number(days),
      mostUses: Number(mostUses),
      ...(roles.size === 0 ? {} : { audience }),
    };
    if (await act.run('chats.link', { done: t('chatLinks.made'), data })) onClose();
  };
  return (
    <div className={styles.make}>
      <TickList
        label={t('chatLinks.forWhom')}
        options={ROLES.map((id) => ({ id, title: roleWords(id) }))}
        chosen={roles}
        onToggle={toggle}
      />
      <p className={styles.quiet}>{t('chatLinks.forWhomHint')}</p>
      <div className={styles.fields}>
        {roles.size > 0 ? (
          <SelectField
            label={t('chatLinks.class')}
            options={[{ id: ANY, title: t('chatLinks.anyClass') }, ...classes]}
            value={classroom}
            onChange={setClassroom}
          />
        ) : null}
        <SelectField
          label={t('chatLinks.term')}
          options={DAYS.map((count) => ({ id: String(count), title: t('chatLinks.days', { count }) }))}
          value={days}
          onChange={setDays}
        />
        <SelectField
          label={t('chatLinks.limit')}
          options={USES.map((count) => ({ id: String(count), title: t('chatLinks.people', { count }) }))}
          value={mostUses}
          onChange={setMostUses}
        />
      </div>
      <div className={styles.actions}>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button look="primary" isPending={act.isRunning} onPress={() => void make()}>
          {t('chatLinks.makeNow')}
        </Button>
      </div>
    </div>
  );
}
