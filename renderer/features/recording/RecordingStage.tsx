import { AudioLines } from 'lucide-react';
import type { RecordingView } from '../../../shared/replica/live/recording-views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { cx } from '../../ui/class-names.ts';
import { PersonMark } from '../../ui/PersonLine.tsx';
import type { LineState } from './line-player.ts';
import styles from './Recording.module.css';

/** Who spoke in the lesson, and who speaks at this place. */
export function RecordingStage({ view, state }: { readonly view: RecordingView; readonly state: LineState }) {
  const { t } = useI18n();
  const speaking = new Set(state.speakers.map((number) => view.voices[number]?.id));
  const people = [...new Map(view.voices.map((person) => [person.id, person])).values()];
  return (
    <section className={styles.stage} aria-label={t('recording.who')}>
      {people.length === 0 ? <p className={styles.quiet}>{t('recording.nobodySpoke')}</p> : null}
      <ul className={styles.speakers}>
        {people.map((person) => (
          <li key={person.id} className={cx(styles.speaker, speaking.has(person.id) && styles.speaks)}>
            <Avatar name={person.name} of="person" size="large" />
            <span className={styles.speakerName}>
              {person.name} <PersonMark person={person} />
            </span>
          </li>
        ))}
      </ul>
      <Speaking view={view} state={state} />
    </section>
  );
}

/** In words, who speaks at this place. */
export function Speaking({ view, state }: { readonly view: RecordingView; readonly state: LineState }) {
  const { t } = useI18n();
  const heard = state.speakers.flatMap((number) => view.voices[number] ?? []);
  const names = [...new Map(heard.map(({ id, name }) => [id, name])).values()];
  return (
    <p className={styles.now}>
      {names.length > 0 ? <AudioLines size="1.125rem" strokeWidth={1.75} aria-hidden="true" /> : null}
      {names.length > 0 ? t('recording.speaks', { names: names.join(', ') }) : '\u00a0'}
    </p>
  );
}
