import { Check, X } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import type { LessonView, RollRow } from '../../../shared/replica/live/lesson-views.ts';
import type { RollState } from '../../../shared/schema/lesson-part.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Formats } from '../../i18n/formats.ts';
import type { Translate } from '../../i18n/translator.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { PersonMark } from '../../ui/PersonLine.tsx';
import lines from './LessonPeople.module.css';
import styles from './LessonRoll.module.css';

const MINUTE_MS = 60_000;
const ICON = { size: '1.125rem', strokeWidth: 1.9, 'aria-hidden': true } as const;

/** Who of the chat was there: by their computers, and by what whoever leads has marked. */
export function LessonRoll({ view }: { readonly view: LessonView }) {
  const { t } = useI18n();
  const mark = useCommand(bridge().lesson.do);
  const present = view.roll.filter(({ isPresent }) => isPresent).length;
  if (view.roll.length === 0) return <p className={styles.hint}>{t('live.rollNobody')}</p>;
  return (
    <>
      <p className={styles.count} role="status">
        {t('live.rollCount', { present, all: view.roll.length })}
      </p>
      <p className={styles.hint}>{t('live.rollHint')}</p>
      {mark.error ? <ErrorNote error={mark.error} /> : null}
      <ul className={lines.list} tabIndex={0} aria-label={t('live.roll')}>
        {view.roll.map((row) => (
          <RollLine
            key={row.person.id}
            row={row}
            of={view.type === 'lesson' ? 'live' : 'meeting'}
            onMark={(state) => void mark.run({ do: 'roll', lesson: view.id, person: row.person.id, state })}
          />
        ))}
      </ul>
    </>
  );
}

interface RollLineProps {
  readonly row: RollRow;
  /** By which words. */
  readonly of: 'live' | 'meeting';
  readonly onMark: (state: RollState) => void;
}

function RollLine({ row, of, onMark }: RollLineProps) {
  const { t, formats } = useI18n();
  const { person, mark } = row;
  // What counts without a mark is shown as chosen, too, and marking it again confirms it.
  const chosen = mark === 'unmarked' ? (row.isPresent ? 'present' : '') : mark;
  return (
    <li className={lines.person}>
      <Avatar name={person.name} of="person" size="small" />
      <span className={lines.words}>
        <span className={lines.name}>
          {person.name} <PersonMark person={person} />
        </span>
        <span className={lines.state}>{rollWords(row, of, { t, formats })}</span>
      </span>
      <ToggleButtonGroup
        aria-label={t('live.markOf', { name: person.name })}
        className={cx(styles.marks)}
        selectionMode="single"
        selectedKeys={chosen === '' ? [] : [chosen]}
        onSelectionChange={(keys) =>
          onMark(keys.has('present') ? 'present' : keys.has('absent') ? 'absent' : 'unmarked')
        }
      >
        <ToggleButton id="present" aria-label={t('live.present')} className={cx(styles.mark)}>
          <Check {...ICON} />
        </ToggleButton>
        <ToggleButton id="absent" aria-label={t('live.absent')} className={cx(styles.mark, styles.no)}>
          <X {...ICON} />
        </ToggleButton>
      </ToggleButtonGroup>
    </li>
  );
}

function rollWords(
  { isThere, minutes, isPresent, mark }: RollRow,
  of: RollLineProps['of'],
  { t, formats }: { readonly t: Translate; readonly formats: Formats },
): string {
  if (isThere) return t(`${of}.there`);
  if (minutes > 0) return t(`${of}.wasMinutes`, { duration: formats.duration(minutes * MINUTE_MS) });
  return t(isPresent && mark === 'unmarked' ? `${of}.wasShortly` : `${of}.notThere`);
}
