import { ChartNoAxesColumn, ListChecks } from 'lucide-react';
import { memo, useState } from 'react';
import type { PollRow } from '../../../../shared/replica/rounds/round-views.ts';
import { useNow } from '../../../bridge/HubTime.tsx';
import { useCommand } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog, Dialog } from '../../../ui/Dialog.tsx';
import { ErrorNote } from '../../../ui/ErrorNote.tsx';
import { PollDialog } from './PollDialog.tsx';
import { RoundCard } from './RoundCard.tsx';
import styles from './RoundCard.module.css';
import { RoundMenu } from './RoundMenu.tsx';
import { OwnVoteNote, VoteOptions } from './VoteOptions.tsx';

interface PollCardProps {
  readonly row: PollRow;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const ICON = { size: '1rem', strokeWidth: 1.75, 'aria-hidden': true } as const;

/** A poll or sign-up in the stream. */
export const PollCard = memo(function PollCard({ row, isFirst, isLast }: PollCardProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  const [isChanging, setIsChanging] = useState(false);
  const isSignup = row.type === 'signup';
  const isClosed = row.closesAt > 0 && row.closesAt <= now;
  const name = t(`round.kind.${row.isAnonymous ? 'anonymous' : row.type}`);
  const until = row.closesAt > 0 ? t('round.until', { when: formats.recent(row.closesAt, now) }) : '';
  const how = isClosed ? t(isSignup ? 'round.signupClosed' : 'round.closed') : until;
  const kind = [name, how, row.isMultiple ? t('round.several') : ''].filter(Boolean).join(' · ');
  return (
    <RoundCard
      row={row}
      isFirst={isFirst}
      isLast={isLast}
      kind={kind}
      icon={isSignup ? <ListChecks {...ICON} /> : <ChartNoAxesColumn {...ICON} />}
      menu={<RoundMenu row={row} onChange={row.canReplace ? () => setIsChanging(true) : undefined} />}
    >
      <VoteOptions {...row} of={row.id} isClosed={isClosed} label={row.text} />
      <OwnVoteNote own={row.own} isSignup={isSignup} />
      <p className={styles.note}>{t(votersWords(row), { count: row.voters })}</p>
      {row.isAnonymous ? <p className={styles.note}>{t(secretWords(row, isClosed))}</p> : null}
      <PollActions row={row} isClosed={isClosed} />
      {isChanging ? (
        <PollDialog
          chat={row.chat}
          type={row.type}
          poll={row}
          onDone={() => setIsChanging(false)}
          onClose={() => setIsChanging(false)}
        />
      ) : null}
    </RoundCard>
  );
});

function votersWords({ type, voters }: PollRow) {
  if (type === 'signup') return voters > 0 ? 'round.signedUp' : 'round.signedUpNone';
  return voters > 0 ? 'round.voters' : 'round.votersNone';
}

function secretWords(row: PollRow, isClosed: boolean) {
  if (!isClosed) return 'round.secret';
  if (!row.isCounted) return 'round.secretPending';
  return row.options.some(({ count }) => count < 0) ? 'round.secretFew' : 'round.secretTold';
}

function PollActions({ row, isClosed }: { readonly row: PollRow; readonly isClosed: boolean }) {
  const { t } = useI18n();
  const run = useCommand(bridge().replica.round);
  const [isListOpen, setIsListOpen] = useState(false);
  const [isClosing, setIsClosing] = useState(false);
  const isSignup = row.type === 'signup';
  const who = t(isSignup ? 'round.whoSignup' : 'round.who');
  const hasPeople = !row.isAnonymous && row.voters > 0;
  const canClose = row.canClose && !isClosed;
  if (!hasPeople && !canClose) return null;
  return (
    <>
      <div className={styles.actions}>
        {hasPeople ? <Button onPress={() => setIsListOpen(true)}>{who}</Button> : null}
        {canClose ? (
          <Button isPending={run.isRunning} onPress={() => setIsClosing(true)}>
            {t(isSignup ? 'round.closeSignup' : 'round.close')}
          </Button>
        ) : null}
      </div>
      {run.error ? <ErrorNote error={run.error} /> : null}
      <ConfirmDialog
        title={t('round.closeSure', { title: row.text })}
        text={t('round.closeHint')}
        confirm={t(isSignup ? 'round.closeSignup' : 'round.close')}
        cancel={t('common.cancel')}
        isOpen={isClosing && canClose}
        onClose={() => setIsClosing(false)}
        onConfirm={() => {
          setIsClosing(false);
          void run.run({ do: 'closePoll', poll: row.id });
        }}
      />
      {isListOpen ? (
        <Dialog title={who} isOpen onClose={() => setIsListOpen(false)}>
          <Voters options={row.options} />
        </Dialog>
      ) : null}
    </>
  );
}

/** Who has chosen what, by answer. */
export function Voters({ options }: Pick<PollRow, 'options'>) {
  const { t } = useI18n();
  const names = (people: PollRow['options'][number]['people']) => people.map(({ name }) => name).join(', ');
  return (
    <div className={styles.list}>
      {options.map(({ text, people, waiting }) => (
        <section key={text} className={styles.group}>
          <h4>{text}</h4>
          <p>{people.length > 0 ? names(people) : t('round.nobody')}</p>
          {waiting.length > 0 ? (
            <p className={styles.note}>{t('round.waitingList', { names: names(waiting) })}</p>
          ) : null}
        </section>
      ))}
    </div>
  );
}
