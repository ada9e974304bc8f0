import { CloudOff, Hourglass, LogIn, Search } from 'lucide-react';
import { useState } from 'react';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import type { ChatLinkText } from '../../../shared/protocol/chat-link-text.ts';
import type { LinkEntry } from '../../../shared/replica/school/chat-links-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { ask } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Note } from '../../ui/Note.tsx';
import { useJoining } from '../moderation/use-joining.tsx';
import styles from './ChatLinks.module.css';

interface EnterStepsProps {
  readonly link: ChatLinkText;
  readonly onClose: () => void;
}

/** What is known of a link at this moment, and the one thing that can be done next. */
export function EnterSteps({ link, onClose }: EnterStepsProps) {
  const { t } = useI18n();
  const entry = useQuery('school.linkEntry', { link: link.link });
  const opening = useOpening(link);
  if (!entry.isReady) return null;
  const { state, school } = entry.value;
  const error = school === link.school ? opening.error : plainError('chatLinkOther');
  if (state === 'invited') return <Invited entry={entry.value} onClose={onClose} />;
  const isUnderWay = opening.isUnderWay || state === 'waiting';
  return (
    <div className={styles.form}>
      {error ? <ErrorNote error={error} /> : null}
      {state === 'refused' ? <ErrorNote error={plainError('chatLinkRefused')} /> : null}
      {state === 'asked' ? (
        <Note tone="calm" icon={<Hourglass size="1.25rem" strokeWidth={1.75} />} title={t('chatLinks.asked')}>
          {t('chatLinks.askedHint')}
        </Note>
      ) : null}
      {state === 'none' && !isUnderWay && !error ? <p>{t('chatLinks.confirm')}</p> : null}
      {isUnderWay && state !== 'asked' && !error ? <UnderWay /> : null}
      <div className={styles.actions}>
        <Button
          onPress={() => {
            opening.forget();
            onClose();
          }}
        >
          {t('common.close')}
        </Button>
        {state === 'none' && !isUnderWay && !error ? (
          <Button
            look="primary"
            icon={<LogIn size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
            isPending={opening.isAsking}
            onPress={() => void opening.run()}
          >
            {t('chatLinks.open')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function UnderWay() {
  const { t } = useI18n();
  const connection = useQuery('connection', {});
  const isLive = connection.isReady && connection.value.state.kind === 'live';
  const Icon = isLive ? Search : CloudOff;
  return (
    <div role="status">
      <Note tone="calm" icon={<Icon size="1.25rem" strokeWidth={1.75} />}>
        {t(isLive ? 'chatLinks.checking' : 'chatLinks.waits')}
      </Note>
    </div>
  );
}

/** The own act that opens the link, and what the hub said to it. */
function useOpening({ link, key }: ChatLinkText) {
  const outbox = useQuery('outbox', {});
  const [act, setAct] = useState('');
  const [isAsking, setIsAsking] = useState(false);
  const [failed, setFailed] = useState<AppErrorData>();
  const row = outbox.isReady ? outbox.value.find(({ id }) => id === act) : undefined;
  const refusal = row?.state === 'refused' ? row.refusal : undefined;
  const run = async () => {
    setIsAsking(true);
    const doing = { action: 'chats.enter', data: { link, key }, reason: '', clause: 'M-4 ¶12' };
    const outcome = await ask(bridge().school.act, doing);
    setIsAsking(false);
    setFailed(outcome.ok ? undefined : outcome.error);
    if (outcome.ok) setAct(outcome.value.id);
  };
  return {
    run,
    isAsking,
    error: failed ?? refusal,
    isUnderWay: act !== '' && !refusal,
    /** It was read here why it was refused: nothing of it has to stay among what was not sent. */
    forget: () => {
      if (refusal) void ask(bridge().replica.discardRefused, { id: act });
    },
  };
}

function plainError(code: AppErrorData['code']): AppErrorData {
  return { code, isRetryable: false, params: {}, details: '' };
}

/** Coming in is one more press: the link invites, and does not put anybody into a chat. */
function Invited({ entry, onClose }: { readonly entry: LinkEntry; readonly onClose: () => void }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const chats = useQuery('chats', {});
  const { chat, chatTitle } = entry;
  const isIn = chats.isReady && chats.value.some(({ id }) => id === chat);
  const open = () => {
    go({ to: 'chat', chat });
    onClose();
  };
  const joining = useJoining(open);
  return (
    <div className={styles.form}>
      <div className={styles.row}>
        <Avatar name={chatTitle} of="chat" size="small" />
        <span className={styles.words}>
          <span className={styles.name}>{chatTitle}</span>
          <span className={styles.quiet}>{t(isIn ? 'chatLinks.isIn' : 'chatLinks.invited')}</span>
        </span>
      </div>
      {isIn ? null : <p className={styles.quiet}>{t('offers.rules')}</p>}
      {joining.error ? <ErrorNote error={joining.error} /> : null}
      <div className={styles.actions}>
        <Button onPress={onClose}>{t(isIn ? 'common.close' : 'chatLinks.later')}</Button>
        <Button
          look="primary"
          isPending={joining.isRunning}
          onPress={() => {
            if (isIn) open();
            else void joining.join(chat);
          }}
        >
          {t(isIn ? 'chatLinks.openChat' : 'offers.join')}
        </Button>
      </div>
      {joining.rules}
    </div>
  );
}
