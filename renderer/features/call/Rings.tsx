import { Phone, PhoneOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { RingRow } from '../../../shared/replica/live/call-views.ts';
import { RING_MS } from '../../../shared/schema/call.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useHubClock } from '../../bridge/HubTime.tsx';
import { ask } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { PersonMark } from '../../ui/PersonLine.tsx';
import { useCallSound } from './use-call-sound.ts';
import styles from './Rings.module.css';

const ICON = { size: '1.25rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** A call that comes in, over whatever is on the screen. Whoever is in another one is said to be busy. */
export function Rings() {
  const { place } = useNavigation();
  const rings = useStillRinging();
  const isInside = place.lesson !== undefined;
  const [ring] = isInside ? [] : rings;
  const crossing = rings.find(({ crosses }) => crosses && crosses.lesson === place.lesson?.id);
  useCrossing(crossing);
  const waiting = isInside ? rings.filter((one) => one.isOfTwo && one !== crossing) : [];
  const busyFor = waiting.map(({ lesson }) => lesson).join(' ');
  useEffect(() => {
    for (const lesson of busyFor.split(' ')) if (lesson !== '') void answer(lesson, 'busy');
  }, [busyFor]);
  useCallSound(ring && !ring.isQuiet ? 'ring' : undefined);
  return ring ? <Ring key={ring.lesson} ring={ring} /> : null;
}

/** Two who call each other at once meet in the call that was begun first, without doing anything. */
function useCrossing(ring: RingRow | undefined): void {
  const { go } = useNavigation();
  const { lesson = '', chat = '', crosses } = ring ?? {};
  const own = crosses?.lesson ?? '';
  const goesOn = crosses?.goesOn === true;
  useEffect(() => {
    if (lesson === '') return;
    void answer(lesson, 'answered');
    if (goesOn) return;
    go({ to: 'lesson', id: lesson, chat, isCall: true });
    void ask(bridge().lesson.end, { lesson: own });
  }, [lesson, chat, own, goesOn, go]);
}

function answer(lesson: string, state: 'answered' | 'declined' | 'busy') {
  return ask(bridge().lesson.do, { do: 'answer', lesson, state });
}

function Ring({ ring }: { readonly ring: RingRow }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const { lesson, chat, caller, title, isOfTwo } = ring;
  return (
    <div className={styles.ring} role="alertdialog" aria-label={t('call.incoming', { name: caller.name })}>
      <Avatar name={caller.name} of="person" size="large" isSpeaking />
      <div className={styles.words}>
        <p className={styles.name}>
          {caller.name} <PersonMark person={caller} />
        </p>
        <p className={styles.about}>{isOfTwo ? t('call.callsYou') : t('call.callsAll', { chat: title })}</p>
      </div>
      <div className={styles.actions}>
        <Button look="danger" icon={<PhoneOff {...ICON} />} onPress={() => void answer(lesson, 'declined')}>
          {t('call.decline')}
        </Button>
        <Button
          look="primary"
          autoFocus
          icon={<Phone {...ICON} />}
          onPress={() => {
            void answer(lesson, 'answered');
            go({ to: 'lesson', id: lesson, chat, isCall: true });
          }}
        >
          {t('call.answer')}
        </Button>
      </div>
    </div>
  );
}

/** The calls that ring, each for as long as it may. */
function useStillRinging(): readonly RingRow[] {
  const told = useQuery('rings', {});
  const hubTime = useHubClock();
  const [over, setOver] = useState<ReadonlySet<string>>(new Set());
  const rings = (told.isReady ? told.value : []).filter(({ lesson }) => !over.has(lesson));
  const [next] = rings.toSorted((a, b) => a.rangAt - b.rangAt);
  const { lesson = '', rangAt = 0 } = next ?? {};
  useEffect(() => {
    if (lesson === '') return;
    const leftMs = rangAt + RING_MS - hubTime();
    const timer = setTimeout(() => setOver((before) => new Set([...before, lesson])), Math.max(0, leftMs));
    return () => clearTimeout(timer);
  }, [lesson, rangAt, hubTime]);
  return rings;
}
