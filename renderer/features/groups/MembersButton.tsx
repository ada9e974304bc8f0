import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { MembersDialog } from './MembersDialog.tsx';
import styles from './Groups.module.css';

/** «26 учеников, 2 учителя» at the head of a chat; a press says who they are. */
export function MembersButton({ chat, words }: { readonly chat: string; readonly words: string }) {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        className={cx(styles.membersButton)}
        aria-label={`${t('groups.members')}: ${words}`}
        onPress={() => setIsOpen(true)}
      >
        {words}
      </Button>
      {isOpen ? <MembersDialog chat={chat} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}
