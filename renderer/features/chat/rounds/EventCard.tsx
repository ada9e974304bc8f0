import { CalendarDays } from 'lucide-react';
import { memo, useState } from 'react';
import type { EventRow } from '../../../../shared/replica/rounds/round-views.ts';
import { useNow } from '../../../bridge/HubTime.tsx';
import { useCommand } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { useToast } from '../../../ui/Toasts.tsx';
import { EventDialog } from './EventDialog.tsx';
import { Voters } from './PollCard.tsx';
import { RoundCard } from './RoundCard.tsx';
import styles from './RoundCard.module.css';
import { RoundMenu } from './RoundMenu.tsx';
import { OwnVoteNote, VoteOptions } from './VoteOptions.tsx';

interface EventCardProps {
  readonly row: EventRow;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Something planned from a chat, with who comes. */
export const EventCard = memo(function EventCard({ row, isFirst, isLast }: EventCardProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  const run = useCommand(bridge().replica.round);
  const toast = useToast();
  const [isListOpen, setIsListOpen] = useState(false);
  const [isChanging, setIsChanging] = useState(false);
  const from = formats.moment(row.startsAt, now);
  const when = row.endsAt > 0 ? t('round.when', { from, to: formats.time(row.endsAt) }) : from;
  const isOver = row.isCancelled || row.startsAt <= now;
  const kind = [t('round.kind.event'), row.isCancelled ? t('round.cancelled') : '']
    .filter(Boolean)
    .join(' · ');
  const options = row.options.map((option, index) => ({
    ...option,
    text: t(index === 0 ? 'round.comes' : 'round.comesNot'),
  }));
  const setCancelled = (isCancelled: boolean) => run.run({ do: 'cancelEvent', event: row.id, isCancelled });
  const cancel = async () => {
    const outcome = await setCancelled(true);
    if (outcome.ok) toast({ text: t('round.eventCancelled'), undo: () => void setCancelled(false) });
  };
  return (
    <RoundCard
      row={row}
      isFirst={isFirst}
      isLast={isLast}
      kind={kind}
      icon={<CalendarDays size="1rem" strokeWidth={1.75} aria-hidden="true" />}
      menu={
        <RoundMenu
          row={row}
          onChange={row.canCancel && !isOver ? () => setIsChanging(true) : undefined}
          onCancel={row.canCancel && !isOver ? () => void cancel() : undefined}
        />
      }
    >
      <p>{[when, row.place].filter(Boolean).join(' · ')}</p>
      {row.about ? <p className={styles.words}>{row.about}</p> : null}
      {row.isCancelled ? null : (
        <>
          <VoteOptions
            {...row}
            of={row.id}
            options={options}
            isMultiple={false}
            isClosed={isOver}
            label={row.text}
          />
          <OwnVoteNote own={row.own} isSignup={false} />
          {row.isChangedSince && row.own.choices.includes(0) && !isOver ? (
            <p className={styles.waiting} role="status">
              {t('round.changedSince')}
            </p>
          ) : null}
          <div className={styles.actions}>
            {row.voters > 0 ? <Button onPress={() => setIsListOpen(true)}>{t('round.who')}</Button> : null}
          </div>
        </>
      )}
      {run.error ? <ErrorNote error={run.error} /> : null}
      {isChanging ? (
        <EventDialog
          chat={row.chat}
          event={row}
          onDone={() => setIsChanging(false)}
          onClose={() => setIsChanging(false)}
        />
      ) : null}
      {isListOpen ? (
        <Dialog title={t('round.who')} isOpen onClose={() => setIsListOpen(false)}>
          <Voters options={options} />
        </Dialog>
      ) : null}
    </RoundCard>
  );
});
