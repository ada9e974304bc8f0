import { CalendarClock, CalendarX, Pencil, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { SessionView } from '../../../shared/replica/live/session-views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { MeetingRest } from '../minutes/MeetingRest.tsx';
import { PapersOf } from '../minutes/PapersOf.tsx';
import { MoveDay } from './MoveDay.tsx';
import { SessionForm } from './SessionForm.tsx';
import { SessionSlots } from './SessionSlots.tsx';
import { repeatWords, timeWords, typeWords } from './session-words.ts';
import styles from './SessionPane.module.css';
import { doorOf, useSession } from './use-session.ts';

interface SessionPaneProps {
  readonly session: string;
  readonly day: string;
  readonly onClose: () => void;
}

const ICON = { size: '1.125rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** One time of something planned, with all that belongs to it. */
export function SessionPane({ session, day, onClose }: SessionPaneProps) {
  const { t } = useI18n();
  const answer = useQuery('session', { session, day });
  const view = answer.isReady ? answer.value : undefined;
  const title = view ? `${typeWords(view.body, t)}: ${view.row.title}` : t('session.gone');
  return (
    <Dialog title={title} isOpen onClose={onClose} place="side">
      {view ? <Facts view={view} onClose={onClose} /> : null}
      {answer.isReady && !view ? <p>{t('session.goneHint')}</p> : null}
    </Dialog>
  );
}

function Facts({ view, onClose }: { readonly view: SessionView; readonly onClose: () => void }) {
  const { t, formats } = useI18n();
  const { go } = useNavigation();
  const now = useNow();
  const { row, body } = view;
  const { pass, isStarting, error } = useSession();
  const door = doorOf(row, now);
  return (
    <div className={styles.facts}>
      <p className={styles.when}>
        {formats.weekday(row.at)}, {formats.day(row.at, now).toLocaleLowerCase()},{' '}
        {timeWords(row, { t, formats })}
      </p>
      {row.isCancelled ? <p className={styles.bad}>{t('round.cancelled')}</p> : null}
      {row.isMoved && !row.isCancelled ? <p className={styles.bad}>{t('session.moved')}</p> : null}
      <dl className={styles.list}>
        <Fact name={t('session.chat')}>{row.chatTitle}</Fact>
        <Fact name={t('session.plannedBy')}>{row.planner.name}</Fact>
        <Fact name={t('session.repeat')}>{repeatWords(body, { t, formats, now })}</Fact>
        <Fact name={t('round.place')}>{body.place}</Fact>
        <Fact name={t('round.about')}>{body.about}</Fact>
      </dl>
      {body.agenda.length > 0 ? (
        <section>
          <h3>{t('session.agenda')}</h3>
          <ol className={styles.agenda}>
            {body.agenda.map((point, index) => (
              <li key={index}>{point}</li>
            ))}
          </ol>
        </section>
      ) : null}
      <SessionSlots view={view} />
      {row.lesson === '' ? null : <MeetingRest chat={row.chat} lesson={row.lesson} onLeave={onClose} />}
      {row.lesson === '' && row.at <= now ? (
        <PapersOf chat={row.chat} about={row.id} day={row.day} at={row.at} />
      ) : null}
      {error ? <ErrorNote error={error} /> : null}
      <div className={styles.actions}>
        {door ? (
          <Button look="primary" isPending={isStarting} onPress={() => void pass(row, door)}>
            {t(`session.door.${door}`)}
          </Button>
        ) : null}
        <Button
          onPress={() => {
            onClose();
            go({ to: 'chat', chat: row.chat });
          }}
        >
          {t('session.toChat')}
        </Button>
      </div>
      {row.isOwn && row.lesson === '' ? <OwnActions view={view} /> : null}
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  if (children === '') return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** What whoever planned it may do with it. Nothing of it is lost: what was called off can be brought back. */
function OwnActions({ view }: { readonly view: SessionView }) {
  const { row, body } = view;
  const { t, formats } = useI18n();
  const now = useNow();
  const command = useCommand(bridge().lesson.plan);
  const [open, setOpen] = useState<'change' | 'move'>();
  const { id: session, day } = row;
  const words = (when: string) => ({ title: `${typeWords(body, t)}: ${body.title}`, when });
  const when = `${formats.date(row.at)}, ${timeWords(row, { t, formats })}`;
  const off = (isOff: boolean) =>
    command.run({
      ...{ do: 'changeDay', session, day, isOff, startsAt: 0, endsAt: 0 },
      tell: t(isOff ? 'session.tell.off' : 'session.tell.on', words(when)),
    } as const);
  const all = (isCancelled: boolean) =>
    command.run({
      do: 'cancel',
      session,
      isCancelled,
      tell: t(
        isCancelled ? 'session.tell.off' : 'session.tell.on',
        words(row.isRepeated ? repeatWords(body, { t, formats, now }) : when),
      ),
    });
  const isDayOff = body.changes.some((change) => change.day === day && change.isOff);
  return (
    <div className={styles.own}>
      {command.error ? <ErrorNote error={command.error} /> : null}
      {body.isCancelled ? (
        <Button icon={<Undo2 {...ICON} />} onPress={() => void all(false)}>
          {t('session.bringBack')}
        </Button>
      ) : (
        <>
          <Button icon={<Pencil {...ICON} />} onPress={() => setOpen('change')}>
            {t('session.changeIt')}
          </Button>
          {row.isRepeated && !isDayOff ? (
            <>
              <Button icon={<CalendarClock {...ICON} />} onPress={() => setOpen('move')}>
                {t('session.moveDay')}
              </Button>
              <Button icon={<CalendarX {...ICON} />} onPress={() => void off(true)}>
                {t('session.offDay')}
              </Button>
            </>
          ) : null}
          {isDayOff ? (
            <Button icon={<Undo2 {...ICON} />} onPress={() => void off(false)}>
              {t('session.onDay')}
            </Button>
          ) : null}
          <Button icon={<CalendarX {...ICON} />} onPress={() => void all(true)}>
            {t(row.isRepeated ? 'session.offAll' : 'session.off')}
          </Button>
        </>
      )}
      {open === 'change' ? <SessionForm places={[]} view={view} onClose={() => setOpen(undefined)} /> : null}
      {open === 'move' ? <MoveDay row={row} body={body} onClose={() => setOpen(undefined)} /> : null}
    </div>
  );
}
