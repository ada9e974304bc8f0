import { MessageCircle, Star, StarOff } from 'lucide-react';
import type { PersonRow } from '../../../shared/replica/views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useChatAct } from '../groups/use-chat-act.ts';
import styles from './PersonPane.module.css';

/** The private chat with a person, where the school lets the two write to each other, and the mark of activists. */
export function WriteTo({ person }: { readonly person: PersonRow }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const begin = useCommand(bridge().replica.beginPrivate);
  const act = useChatAct('P-2.2(6)');
  const { id, isActivist, canWriteTo, privateChat } = person;
  const mark = (isOn: boolean, isUndo = false) =>
    void act.run('people.activist', {
      ...(isUndo
        ? {}
        : { done: t(isOn ? 'people.marked' : 'people.unmarked'), undo: () => mark(!isOn, true) }),
      data: { person: id, isActivist: isOn },
    });
  if (!canWriteTo && privateChat === '' && isActivist === undefined) return null;
  const error = begin.error ?? act.error;
  return (
    <div className={styles.issue}>
      {error ? <ErrorNote error={error} /> : null}
      <div className={styles.row}>
        {canWriteTo || privateChat !== '' ? (
          <Button
            look="primary"
            icon={<MessageCircle size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
            isPending={begin.isRunning}
            onPress={() => {
              void begin.run({ person: id }).then((outcome) => {
                if (outcome.ok) go({ to: 'chat', chat: outcome.value.chat });
              });
            }}
          >
            {t('people.writeTo')}
          </Button>
        ) : null}
        {isActivist === undefined ? null : (
          <Button
            icon={
              isActivist ? (
                <StarOff size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
              ) : (
                <Star size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
              )
            }
            isPending={act.isRunning}
            onPress={() => mark(!isActivist)}
          >
            {t(isActivist ? 'people.unmark' : 'people.mark')}
          </Button>
        )}
      </div>
      {isActivist === true ? <p className={styles.quiet}>{t('people.isActivist')}</p> : null}
    </div>
  );
}
