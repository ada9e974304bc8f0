import { CalendarDays, NotebookPen } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import type { PlanItem } from '../../../shared/replica/rounds/plan-view.ts';
import { useNavigation } from '../../app/navigation.ts';
import type { Formats } from '../../i18n/formats.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { cx } from '../../ui/class-names.ts';
import styles from './Plan.module.css';

interface PlanLineProps {
  readonly item: PlanItem;
  readonly now: number;
  /** Whether the day is said as well. */
  readonly hasDay: boolean;
}

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** One thing that is coming. It opens where it stands, in its chat. */
export function PlanLine({ item, now, hasDay }: PlanLineProps) {
  const { t, formats } = useI18n();
  const { go } = useNavigation();
  const { id, kind, chat, chatTitle, title, place, isCancelled } = item;
  const isOver = kind === 'event' && Math.max(item.at, item.endsAt) < now;
  const state = stateOf(item, t);
  const open = () => go({ to: 'chat', chat, at: { at: 'row', id } });
  return (
    <li>
      <Button className={cx(styles.line, isOver && styles.over)} onPress={open}>
        <span className={styles.when}>{whenWords(item, { t, formats, now, hasDay })}</span>
        <span className={cx(styles.sign, styles[kind])}>
          {kind === 'event' ? <CalendarDays {...ICON} /> : <NotebookPen {...ICON} />}
        </span>
        <span className={styles.words}>
          <span className={cx(styles.title, isCancelled && styles.cancelled)}>{title}</span>
          <span className={styles.quiet}>{[chatTitle, place].filter(Boolean).join(' · ')}</span>
        </span>
        {state ? <span className={cx(styles.state, styles[state.look])}>{state.words}</span> : null}
      </Button>
    </li>
  );
}

function whenWords(
  { kind, at, endsAt }: PlanItem,
  of: { readonly t: Translate; readonly formats: Formats; readonly now: number; readonly hasDay: boolean },
): string {
  const { t, formats, now, hasDay } = of;
  if (kind === 'task') return hasDay ? formats.day(at, now) : t('plan.due');
  return endsAt > 0
    ? t('round.when', { from: formats.time(at), to: formats.time(endsAt) })
    : formats.time(at);
}

/** How it stands with the reader; undefined where there is nothing to say. */
function stateOf({ kind, isCancelled, own, state, isToAnswer, waiting }: PlanItem, t: Translate) {
  if (isCancelled) return { words: t('round.cancelled'), look: 'bad' } as const;
  if (kind === 'event') {
    if (own === '') return undefined;
    return own === 'comes'
      ? ({ words: t('plan.comes'), look: 'good' } as const)
      : ({ words: t('plan.comesNot'), look: 'plain' } as const);
  }
  if (waiting > 0) return { words: t('plan.waiting', { count: waiting }), look: 'bad' } as const;
  if (!isToAnswer) return undefined;
  const look = state === 'accepted' ? 'good' : state === 'handedIn' ? 'plain' : 'bad';
  return { words: t(`task.state.${state}`), look } as const;
}
