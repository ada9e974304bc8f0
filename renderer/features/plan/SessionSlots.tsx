import type { SessionView, SlotRow } from '../../../shared/replica/live/session-views.ts';
import { AHEAD_MS } from '../../../shared/sessions/occurrences.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useSlotCall } from './use-slot-call.ts';
import styles from './SessionPane.module.css';

/** The times of a consultation; a pupil or parent takes one, with or without a link. */
export function SessionSlots({ view }: { readonly view: SessionView }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const command = useCommand(bridge().lesson.plan);
  if (view.slots.length === 0) return null;
  const book = (at: number) => void command.run({ do: 'book', session: view.row.id, at });
  const isOpen = view.canBook && !view.row.isCancelled;
  return (
    <section>
      <h3>{t('session.slotList')}</h3>
      <ul className={styles.slots} aria-label={t('session.slotList')}>
        {view.slots.map((slot) => (
          <li key={slot.at} className={styles.slot}>
            <span className={styles.slotTime}>{formats.time(slot.at)}</span>
            <span className={styles.slotWords}>{slotWords(slot, t)}</span>
            <SlotDoor slot={slot} view={view} />
            {isOpen && slot.own !== '' ? (
              <Button onPress={() => book(0)}>{t('session.giveBack')}</Button>
            ) : null}
            {isOpen && slot.own === '' && !slot.isTaken && slot.at > now ? (
              <Button onPress={() => book(slot.at)}>
                {t('session.book', { time: formats.time(slot.at) })}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {command.error ? <ErrorNote error={command.error} /> : null}
    </section>
  );
}

/** The small call of whoever holds the consultation and whoever has the time, when the time has come. */
function SlotDoor({ slot, view }: { readonly slot: SlotRow; readonly view: SessionView }) {
  const { t } = useI18n();
  const now = useNow();
  const { place } = useNavigation();
  const { isRunning, error, call, enter } = useSlotCall(view.row.id);
  const { holder } = slot;
  const isTime = now >= slot.at - AHEAD_MS && now < view.row.endsAt + AHEAD_MS;
  if (!isTime || place.lesson) return null;
  if (slot.call !== '' && slot.own === 'has') {
    return (
      <>
        <Button
          look="primary"
          isPending={isRunning}
          onPress={() => void enter(slot.call, view.row.planner.id)}
        >
          {t('session.door.enter')}
        </Button>
        {error ? <ErrorNote error={error} /> : null}
      </>
    );
  }
  if (slot.own === 'has') return <span className={styles.slotHint}>{t('session.slotWait')}</span>;
  if (!slot.canCall || !holder) return null;
  return (
    <>
      <Button look="primary" isPending={isRunning} onPress={() => void call(holder.id)}>
        {t('session.slotCall', { name: holder.name })}
      </Button>
      {error ? <ErrorNote error={error} /> : null}
    </>
  );
}

function slotWords({ own, holder, isTaken }: SlotRow, t: Translate): string {
  if (own === 'has') return t('session.slotOwn');
  if (own === 'written') return t('session.slotWritten');
  if (own === 'lost') return t('session.slotLost');
  return holder ? holder.name : t(isTaken ? 'session.slotTaken' : 'session.slotFree');
}
