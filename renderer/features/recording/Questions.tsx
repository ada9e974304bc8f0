import { MessageCircleQuestionMark } from 'lucide-react';
import { useState } from 'react';
import type { QuestionRow, RecordingView } from '../../../shared/replica/live/recording-views.ts';
import { formName } from '../../../shared/schema/form-draft.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { PersonMark } from '../../ui/PersonLine.tsx';
import { useKeptForm } from '../chat/rounds/use-kept-form.ts';
import { StateMark } from '../chat/StateMark.tsx';
import { clockWords } from '../files/file-words.ts';
import type { LinePlayer } from './line-player.ts';
import styles from './Recording.module.css';
import { SendField } from './SendField.tsx';

interface QuestionsProps {
  readonly chat: string;
  readonly view: RecordingView;
  readonly player: LinePlayer;
  readonly atMs: number;
}

/** What was asked about places of the recording, and a field to ask about this one. */
export function Questions({ chat, view, player, atMs }: QuestionsProps) {
  const { t } = useI18n();
  const { questions, lesson } = view;
  return (
    <>
      {questions.length === 0 ? (
        <div className={styles.list}>
          <EmptyPlace
            icon={<MessageCircleQuestionMark size="1.5rem" strokeWidth={1.75} />}
            title={t('recording.noQuestions')}
            hint={t(view.mayLead ? 'recording.noQuestionsLead' : 'recording.noQuestionsHint')}
          />
        </div>
      ) : (
        <ol className={styles.list} tabIndex={0} aria-label={t('recording.questions')}>
          {questions.map((question) => (
            <li key={question.id} className={styles.question}>
              <Button look="plain" onPress={() => player.seek(question.atMs)}>
                {t('recording.at', { at: clockWords(question.atMs) })}
              </Button>
              <Entry row={question} />
              {question.replies.map((reply) => (
                <div key={reply.id} className={styles.reply}>
                  <Entry row={reply} />
                </div>
              ))}
              {view.mayLead ? (
                <Reply
                  chat={chat}
                  lesson={lesson}
                  question={question.id}
                  isFirst={question.replies.length === 0}
                />
              ) : null}
            </li>
          ))}
        </ol>
      )}
      {view.mayAsk ? <Ask chat={chat} lesson={lesson} atMs={Math.floor(atMs)} /> : null}
    </>
  );
}

function Entry({ row }: { readonly row: Omit<QuestionRow, 'atMs' | 'isOwn' | 'replies'> }) {
  const { formats } = useI18n();
  const now = useNow();
  return (
    <>
      <p className={styles.author}>
        {row.author.name} <PersonMark person={row.author} />
      </p>
      <p className={styles.text}>{row.text}</p>
      <p className={styles.when}>
        {formats.recent(row.at, now)} <StateMark state={row.state} />
      </p>
    </>
  );
}

function Ask({
  chat,
  lesson,
  atMs,
}: {
  readonly chat: string;
  readonly lesson: string;
  readonly atMs: number;
}) {
  const { t } = useI18n();
  const form = useKeptForm({ name: formName('question', lesson), chat, about: lesson });
  const send = useCommand(bridge().lesson.do);
  const text = form.of('text');
  const ask = async () => {
    const outcome = await send.run({ do: 'ask', lesson, atMs, text: text.trim() });
    if (outcome.ok) form.clear();
  };
  return (
    <SendField
      className={styles.ask}
      label={t('recording.askAt', { at: clockWords(atMs) })}
      send={t('recording.ask')}
      text={text}
      onText={(typed) => form.set({ text: typed })}
      command={send}
      onSend={() => void ask()}
    />
  );
}

interface ReplyProps {
  readonly chat: string;
  readonly lesson: string;
  readonly question: string;
  readonly isFirst: boolean;
}

function Reply({ chat, lesson, question, isFirst }: ReplyProps) {
  const { t } = useI18n();
  const form = useKeptForm({ name: formName('questionreply', question), chat, about: question });
  const [isOpen, setIsOpen] = useState(false);
  const send = useCommand(bridge().lesson.do);
  const text = form.of('text');
  if (!isOpen && text === '') {
    return (
      <Button onPress={() => setIsOpen(true)}>
        {t(isFirst ? 'recording.reply' : 'recording.replyMore')}
      </Button>
    );
  }
  const reply = async () => {
    const outcome = await send.run({ do: 'reply', lesson, question, text: text.trim() });
    if (!outcome.ok) return;
    form.clear();
    setIsOpen(false);
  };
  return (
    <SendField
      className={styles.replying}
      label={t('recording.replyLabel')}
      send={t('recording.sendReply')}
      text={text}
      onText={(typed) => form.set({ text: typed })}
      command={send}
      onSend={() => void reply()}
    />
  );
}
