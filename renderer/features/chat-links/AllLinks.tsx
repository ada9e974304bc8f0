import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useChatAct } from '../groups/use-chat-act.ts';
import { LinkList } from './ChatLinksPart.tsx';
import styles from './ChatLinks.module.css';

/** Beside the invitations of the school: every link into a chat that still lets somebody in, to be taken back. */
export function AllLinks() {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  const act = useChatAct();
  const answer = useQuery('school.chatLinks', { chat: '' });
  const links = answer.isReady ? answer.value.links.filter(({ state }) => state === 'open') : [];
  if (links.length === 0 && !isOpen) return null;
  return (
    <>
      <div>
        <Button
          look="plain"
          icon={<Link2 size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => setIsOpen(true)}
        >
          {t('chatLinks.ofSchool', { count: links.length })}
        </Button>
      </div>
      <Dialog title={t('chatLinks.all')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <div className={styles.form}>
          {act.error ? <ErrorNote error={act.error} /> : null}
          {links.length === 0 ? <p className={styles.quiet}>{t('chatLinks.noneOpen')}</p> : null}
          <LinkList links={links} act={act} isOfMany />
        </div>
      </Dialog>
    </>
  );
}
