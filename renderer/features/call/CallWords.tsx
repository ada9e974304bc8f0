import { LoaderCircle, Phone, PhoneOff } from 'lucide-react';
import type { CallView } from '../../../shared/replica/live/call-views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import type { StageWords } from '../lesson/stage-words.ts';
import { useStartCall } from './use-start-call.ts';
import styles from './CallScreen.module.css';

interface CallWordsProps {
  readonly words: StageWords;
  readonly call: CallView | undefined;
  readonly chat: string;
  readonly onBack: () => void;
}

/** What stands where people will be: whom one calls, or that it is over, with what to do then. */
export function CallWords({ words, call, chat, onBack }: CallWordsProps) {
  const { t } = useI18n();
  const start = useStartCall(chat);
  const isOver = words.tone === 'end';
  const isCalling = !isOver && call?.isOwn === true;
  if (isCalling) {
    return (
      <section className={styles.waiting} aria-live="polite">
        <Avatar name={call.title} of={call.isOfTwo ? 'person' : 'chat'} size="huge" isSpeaking />
        <p className={styles.waitingTitle}>{words.title}</p>
        <p className={styles.waitingName}>{call.title}</p>
        <p className={styles.waitingHint}>{words.hint}</p>
      </section>
    );
  }
  const icon = isOver ? (
    <PhoneOff size="1.75rem" strokeWidth={1.75} />
  ) : (
    <LoaderCircle className={styles.turning} size="1.75rem" strokeWidth={1.75} />
  );
  return (
    <section className={styles.waiting} aria-live="polite">
      <EmptyPlace icon={icon} title={words.title} hint={words.hint}>
        {isOver ? (
          <div className={styles.after}>
            {call?.isOfTwo ? (
              <Button
                icon={<Phone size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
                isPending={start.isRunning}
                onPress={start.begin}
              >
                {t('call.again')}
              </Button>
            ) : null}
            <Button look="primary" onPress={onBack}>
              {t('call.toChat')}
            </Button>
          </div>
        ) : null}
      </EmptyPlace>
      {start.error ? <ErrorNote error={start.error} /> : null}
    </section>
  );
}
