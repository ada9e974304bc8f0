import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import type { CaptionsView } from '../../../shared/replica/live/stage-views.ts';
import { CAPTION_LETTERS } from '../../../shared/schema/caption.ts';
import { useKeptPreferences } from '../../bridge/Preferences.tsx';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { LessonPerson } from '../lesson/people-on-lesson.ts';
import styles from './LiveCaptions.module.css';
import { readingMs } from './reading-time.ts';

interface LiveCaptionsProps {
  readonly chat: string;
  readonly lesson: string;
  readonly people: readonly LessonPerson[];
}

/** What is said, in words, for those who want it; whoever was asked to types it, also without seeing it below. */
export function LiveCaptions({ chat, lesson, people }: LiveCaptionsProps) {
  const { t } = useI18n();
  const { preferences } = useKeptPreferences();
  const answer = useQuery('captions', { chat, lesson });
  const view = answer.isReady ? answer.value : undefined;
  const isShown = preferences.showsCaptions === true;
  if (!view || (!isShown && !view.isAsked)) return null;
  return (
    <section className={styles.captions} aria-label={t('captions.live')}>
      {isShown ? (
        <p className={styles.said} aria-live="polite">
          {view.last?.text ?? t('captions.waiting')}
        </p>
      ) : null}
      {view.isAsked || view.mayLead ? (
        <div className={styles.desk}>
          <Typing lesson={lesson} />
          {view.mayLead ? <WhoTypes lesson={lesson} view={view} people={people} /> : null}
        </div>
      ) : null}
    </section>
  );
}

/** Enter shows what is typed to everyone. */
function Typing({ lesson }: { readonly lesson: string }) {
  const { t } = useI18n();
  const say = useCommand(bridge().lesson.stage);
  const [typed, setTyped] = useState('');
  const text = typed.replace(/\s+/gu, ' ').trim();
  const show = async () => {
    if (text === '') return;
    setTyped('');
    const line = { atMs: 0, durationMs: readingMs(text), text };
    const outcome = await say.run({ do: 'caption', lesson, lines: [line] });
    // What could not be written is not lost.
    if (!outcome.ok) setTyped((now) => now || text);
  };
  return (
    <Form
      className={cx(styles.typing)}
      onSubmit={(event) => {
        event.preventDefault();
        void show();
      }}
    >
      <TextField
        label={t('captions.type')}
        maxLength={CAPTION_LETTERS}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
      />
      <Button type="submit" isDisabled={text === ''}>
        {t('captions.send')}
      </Button>
      {say.error ? <ErrorNote error={say.error} /> : null}
    </Form>
  );
}

interface WhoTypesProps {
  readonly lesson: string;
  readonly view: CaptionsView;
  readonly people: readonly LessonPerson[];
}

const NOBODY = '-';

function WhoTypes({ lesson, view, people }: WhoTypesProps) {
  const { t } = useI18n();
  const stage = useCommand(bridge().lesson.stage);
  const others = new Map(people.filter(({ isOwn }) => !isOwn).map((one) => [one.personId, one.name]));
  const asked = view.captioners.find((one) => others.has(one)) ?? NOBODY;
  const choose = async (person: string) => {
    for (const one of view.captioners) {
      if (one !== person) await stage.run({ do: 'captioner', lesson, person: one, isAsked: false });
    }
    if (person !== NOBODY) await stage.run({ do: 'captioner', lesson, person, isAsked: true });
  };
  return (
    <>
      <SelectField
        label={t('captions.who')}
        options={[
          { id: NOBODY, title: t('captions.nobody') },
          ...[...others].map(([id, title]) => ({ id, title })),
        ]}
        value={asked}
        onChange={(person) => void choose(person)}
      />
      {stage.error ? <ErrorNote error={stage.error} /> : null}
    </>
  );
}
