import { useState } from 'react';
import type { AskedRow } from '../../../shared/replica/live/broadcast-views.ts';
import type { QuestionMark } from '../../../shared/schema/broadcast.ts';
import { formName } from '../../../shared/schema/form-draft.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { useKeptForm } from '../chat/rounds/use-kept-form.ts';
import asked from '../recording/Recording.module.css';
import { SendField } from '../recording/SendField.tsx';
import styles from './Broadcast.module.css';

interface AskedActionsProps {
  readonly chat: string;
  readonly lesson: string;
  readonly row: AskedRow;
}

/** What whoever runs the broadcast does with a question. */
export function AskedActions({ chat, lesson, row }: AskedActionsProps) {
  const { t } = useI18n();
  const act = useCommand(bridge().lesson.do);
  const form = useKeptForm({ name: formName('questionreply', row.id), chat, about: row.id });
  const [isWriting, setIsWriting] = useState(false);
  const text = form.of('text');
  const mark = (to: QuestionMark) => void act.run({ do: 'markQuestion', lesson, question: row.id, mark: to });
  const reply = async () => {
    const outcome = await act.run({ do: 'reply', lesson, question: row.id, text: text.trim() });
    if (!outcome.ok) return;
    form.clear();
    setIsWriting(false);
    mark('answered');
  };
  if (isWriting || text !== '') {
    return (
      <SendField
        className={asked.replying}
        label={t('recording.replyLabel')}
        send={t('recording.sendReply')}
        text={text}
        onText={(typed) => form.set({ text: typed })}
        command={act}
        onSend={() => void reply()}
      />
    );
  }
  if (row.mark === 'answered') return null;
  return (
    <div className={styles.askedRow}>
      {row.mark === 'voice' ? (
        <Button look="primary" onPress={() => mark('answered')}>
          {t('broadcast.answered')}
        </Button>
      ) : null}
      {row.mark === 'waiting' || row.mark === 'aside' ? (
        <>
          <Button look="quiet" onPress={() => mark('voice')}>
            {t('broadcast.byVoice')}
          </Button>
          <Button look="plain" onPress={() => setIsWriting(true)}>
            {t('broadcast.byText')}
          </Button>
        </>
      ) : null}
      {row.mark === 'waiting' ? (
        <Button look="plain" onPress={() => mark('aside')}>
          {t('broadcast.putAside')}
        </Button>
      ) : null}
    </div>
  );
}
