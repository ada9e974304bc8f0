import { DoorOpen } from 'lucide-react';
import { useState } from 'react';
import { Button as BarButton } from 'react-aria-components/Button';
import type { ChatRequestRow } from '../../../shared/replica/school/chat-links-query.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { type ChatAct, useChatAct } from '../groups/use-chat-act.ts';
import bar from '../offers/Offers.module.css';
import styles from './ChatLinks.module.css';

interface LinkRequestsProps {
  readonly requests: readonly ChatRequestRow[];
  readonly act: ChatAct;
  readonly isOfMany?: boolean;
}

/** Who has opened a link that was meant for others, and asks to come in. */
export function LinkRequests({ requests, act, isOfMany = false }: LinkRequestsProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  if (requests.length === 0) return null;
  const decide = ({ chat, link, person, name }: ChatRequestRow, isLetIn: boolean) =>
    void act.run('chats.decide', {
      data: { chat, link, person, isLetIn },
      done: t(isLetIn ? 'chatLinks.letIn' : 'chatLinks.turnedAway', { name }),
    });
  return (
    <ul className={styles.list} aria-label={t('chatLinks.requests')}>
      {requests.map((request) => (
        <li key={`${request.link} ${request.person}`} className={styles.row}>
          <Avatar name={request.name} of="person" size="small" />
          <span className={styles.words}>
            <span className={styles.name}>{request.name}</span>
            <span className={styles.quiet}>
              {[
                request.about,
                isOfMany ? t('chatLinks.into', { title: request.chatTitle }) : t('chatLinks.asks'),
                formats.moment(request.at, now),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </span>
          <Button
            look="plain"
            aria-label={t('chatLinks.turnAwayOne', { name: request.name })}
            onPress={() => decide(request, false)}
          >
            {t('chatLinks.turnAway')}
          </Button>
          {request.canLetIn ? (
            <Button
              aria-label={t('chatLinks.letInOne', { name: request.name })}
              onPress={() => decide(request, true)}
            >
              {t('chatLinks.let')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Above the list of chats of those who tend some: how many ask to come in by a link. */
export function LinkRequestsBar() {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  const act = useChatAct();
  const answer = useQuery('school.chatLinks', { chat: '' });
  const requests = answer.isReady ? answer.value.requests : [];
  if (requests.length === 0 && !isOpen) return null;
  return (
    <>
      {requests.length > 0 ? (
        <BarButton className={cx(bar.bar, bar.fresh)} onPress={() => setIsOpen(true)}>
          <DoorOpen size="1.125rem" strokeWidth={1.75} aria-hidden="true" />
          <span>{t('chatLinks.requestCount', { count: requests.length })}</span>
        </BarButton>
      ) : null}
      <Dialog title={t('chatLinks.requests')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <div className={styles.form}>
          {act.error ? <ErrorNote error={act.error} /> : null}
          <p className={styles.quiet}>
            {t(requests.length === 0 ? 'chatLinks.noRequests' : 'chatLinks.requestsHint')}
          </p>
          <LinkRequests requests={requests} act={act} isOfMany />
        </div>
      </Dialog>
    </>
  );
}
