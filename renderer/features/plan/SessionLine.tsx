import {
  Clapperboard,
  GraduationCap,
  HandHelping,
  type LucideIcon,
  MessagesSquare,
  PartyPopper,
  Presentation,
  Radio,
  Users,
  Video,
} from 'lucide-react';
import { Button as LineButton } from 'react-aria-components/Button';
import type { SessionRow } from '../../../shared/replica/live/session-views.ts';
import type { PlannedType } from '../../../shared/schema/session.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import styles from './Plan.module.css';
import { timeWords, typeWords } from './session-words.ts';
import { doorOf, isLive, useSession } from './use-session.ts';

const SIGNS: Readonly<Record<PlannedType, LucideIcon>> = {
  lesson: Presentation,
  meeting: MessagesSquare,
  parents: Users,
  council: GraduationCap,
  consultation: HandHelping,
  classHour: Users,
  webinar: Video,
  event: PartyPopper,
  broadcast: Radio,
};

interface SessionLineProps {
  readonly row: SessionRow;
  readonly now: number;
  readonly onOpen: (row: SessionRow) => void;
}

/** One time of something planned, with the door into it when it is time. */
export function SessionLine({ row, now, onOpen }: SessionLineProps) {
  const { t, formats } = useI18n();
  const { pass, isStarting } = useSession();
  const Sign = SIGNS[row.type] ?? Clapperboard;
  const door = doorOf(row, now);
  const state = stateOf(row, now, t);
  const title = `${typeWords(row, t)}: ${row.title}`;
  const under = [row.chatTitle === row.title ? '' : row.chatTitle, row.place, row.planner.name];
  return (
    <li className={styles.withDoor}>
      <LineButton
        className={cx(styles.line, (row.endsAt < now || row.isCancelled) && !isLive(row) && styles.over)}
        onPress={() => onOpen(row)}
      >
        <span className={styles.when}>{timeWords(row, { t, formats })}</span>
        <span className={cx(styles.sign, styles.session)}>
          <Sign size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
        </span>
        <span className={styles.words}>
          <span className={cx(styles.title, row.isCancelled && styles.cancelled)}>{title}</span>
          <span className={styles.quiet}>{under.filter(Boolean).join(' · ')}</span>
        </span>
        {state ? <span className={cx(styles.state, styles[state.look])}>{state.words}</span> : null}
      </LineButton>
      {door ? (
        <Button
          look="primary"
          isPending={isStarting}
          aria-label={`${t(`session.door.${door}`)}: ${row.title}`}
          onPress={() => void pass(row, door)}
        >
          {t(`session.door.${door}`)}
        </Button>
      ) : null}
    </li>
  );
}

function stateOf(row: SessionRow, now: number, t: Translate) {
  if (row.isCancelled) return { words: t('round.cancelled'), look: 'bad' } as const;
  if (isLive(row)) return { words: t('session.live'), look: 'good' } as const;
  if (row.lesson !== '') return { words: t('session.held'), look: 'plain' } as const;
  if (row.endsAt <= now) return { words: t('session.notHeld'), look: 'plain' } as const;
  if (row.isMoved) return { words: t('session.moved'), look: 'bad' } as const;
  return undefined;
}
