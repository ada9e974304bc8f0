import { MessageCircleQuestionMark } from 'lucide-react';
import type { AskedRow, BroadcastView } from '../../../shared/replica/live/broadcast-views.ts';
import { formName } from '../../../shared/schema/form-draft.ts';
import { useHubClock, useNow } from '../../bridge/HubTime.tsx';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { PersonMark } from '../../ui/PersonLine.tsx';
import { useKeptForm } from '../chat/rounds/use-kept-form.ts';
import { StateMark } from '../chat/StateMark.tsx';
import side from '../lesson/LessonSide.module.css';
import asked from '../recording/Recording.module.css';
import { SendField } from '../recording/SendField.tsx';
import { AskedActions } from './AskedActions.tsx';
import styles from './Broadcast.module.css';

interface AskedSideProps {
  readonly chat: string;
  readonly view: BroadcastView;
}

const ORDER = { voice: 0, waiting: 1, aside: 2, answered: 3 } as const;

/** Questions of those who watch: a queue for those who run it, the own and the answered ones for the others. */
export function AskedSide({ chat, view }: AskedSideProps) {
  const { t } = useI18n();
  const rows = view.questions.toSorted((a, b) => ORDER[a.mark] - ORDER[b.mark] || a.at - b.at);
  const waiting = rows.filter(({ mark }) => mark === 'waiting').length;
  return (
    <aside className={side.side} aria-label={t('broadcast.questions')}>
      <div className={side.head}>
        <h2 className={side.heading}>
          {view.mayRun ? t('broadcast.queue', { count: waiting }) : t('broadcast.questions')}
        </h2>
      </div>
      {rows.length === 0 ? (
        <div className={asked.list}>
          <EmptyPlace
            icon={<MessageCircleQuestionMark size="1.5rem" strokeWidth={1.75} />}
            title={t('recording.noQuestions')}
            hint={t(view.mayRun ? 'broadcast.noQuestionsRun' : 'broadcast.noQuestions')}
          />
        </div>
      ) : (
        <ol className={asked.list} tabIndex={0} aria-label={t('broadcast.questions')}>
          {rows.map((row) => (
            <Question key={row.id} chat={chat} view={view} row={row} />
          ))}
        </ol>
      )}
      {!view.mayRun && view.mayAsk && view.state !== 'over' ? <Ask chat={chat} view={view} /> : null}
    </aside>
  );
}

function Question({ chat, view, row }: AskedSideProps & { readonly row: AskedRow }) {
  const { t, formats } = useI18n();
  const now = useNow();
  return (
    <li className={cx(asked.question, row.mark === 'voice' && styles.taken)}>
      <p className={asked.author}>
        {row.author.name} <PersonMark person={row.author} />
      </p>
      <p className={asked.text}>{row.text}</p>
      <p className={asked.when}>
        {formats.recent(row.at, now)} <StateMark state={row.state} />
        {row.mark === 'waiting' ? null : <span>{t(`broadcast.mark.${row.mark}`)}</span>}
      </p>
      {row.replies.map((reply) => (
        <div key={reply.id} className={asked.reply}>
          <p className={asked.author}>{reply.author.name}</p>
          <p className={asked.text}>{reply.text}</p>
        </div>
      ))}
      {view.mayRun ? <AskedActions chat={chat} lesson={view.id} row={row} /> : null}
    </li>
  );
}

function Ask({ chat, view }: AskedSideProps) {
  const { t } = useI18n();
  const clock = useHubClock();
  const form = useKeptForm({ name: formName('question', view.id), chat, about: view.id });
  const send = useCommand(bridge().lesson.do);
  const text = form.of('text');
  const ask = async () => {
    // Where a recording goes on, the question is found at its place later.
    const atMs = view.recordedSince === 0 ? 0 : Math.max(0, Math.floor(clock() - view.recordedSince));
    const outcome = await send.run({ do: 'ask', lesson: view.id, atMs, text: text.trim() });
    if (outcome.ok) form.clear();
  };
  return (
    <SendField
      className={asked.ask}
      label={t('broadcast.ask')}
      send={t('recording.ask')}
      text={text}
      onText={(typed) => form.set({ text: typed })}
      command={send}
      onSend={() => void ask()}
    />
  );
}
