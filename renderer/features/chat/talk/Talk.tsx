import { type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { ChatLinkText } from '../../../../shared/protocol/chat-link-text.ts';
import type { TalkWish } from '../../../../shared/replica/talk/talk-wish.ts';
import { useNavigation } from '../../../app/navigation.ts';
import { ask } from '../../../bridge/use-command.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { useCopy } from '../../../ui/copy.ts';
import { useToast } from '../../../ui/Toasts.tsx';
import { useRefused } from '../../connection/refused.tsx';
import { EnterByPressed } from '../../chat-links/EnterByLink.tsx';
import { DraftsContext } from '../drafts.ts';
import { AddressDialog } from './AddressDialog.tsx';
import { ForwardDialog } from './ForwardDialog.tsx';
import { QuoteButton } from './QuoteButton.tsx';
import { QuoteDialog } from './QuoteDialog.tsx';
import { SeenByDialog } from './SeenByDialog.tsx';
import { ReportDialog } from '../../moderation/ReportDialog.tsx';
import { useOrder } from '../../moderation/use-order.ts';
import { type RuleBroken, ViolationDialog } from '../../moderation/ViolationDialog.tsx';
import { TakeDownDialog } from './TakeDownDialog.tsx';
import { type TalkActions, TalkContext, type TalkRow } from './talk-context.ts';

interface TalkProps {
  readonly chat: string;
  /** Leads to a message, where that is not the open chat of the window. */
  readonly goTo: ((message: string) => void) | undefined;
  readonly children: ReactNode;
}

/** What can be done with the messages of one chat, for all that stands below. */
export function Talk({ chat, goTo, children }: TalkProps) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const drafts = useContext(DraftsContext);
  const { discard } = useRefused();
  const copy = useCopy();
  const say = useSaying();
  const [address, setAddress] = useState('');
  const [chatLink, setChatLink] = useState<ChatLinkText>();
  const [seen, setSeen] = useState<TalkRow>();
  const [quoting, setQuoting] = useState<TalkRow>();
  const [forwarding, setForwarding] = useState<TalkRow>();
  const toast = useToast();
  const [takingDown, setTakingDown] = useState<TalkRow>();
  const [reporting, setReporting] = useState<TalkRow>();
  const [charging, setCharging] = useState<TalkRow>();
  const order = useOrder();
  const charge = async (row: TalkRow, { edition, rule, ruleText, isRecorded, remind }: RuleBroken) => {
    const cited = { message: row.id, edition, rule };
    const done = remind === 'person' ? '' : t('moder.recorded');
    if (isRecorded && !(await order({ do: 'violation', ...cited }, done))) return;
    if (remind === 'person') {
      const said = t(isRecorded ? 'moder.recordedReminded' : 'moder.reminded');
      await order({ do: 'caution', chat, person: row.author.id, ...cited }, said);
    } else if (remind === 'chat') {
      const text = t('moder.remindText', { rule: ruleText });
      await ask(bridge().replica.sendMessage, { chat, text, replyTo: row.id });
    }
  };
  const actions = useMemo<TalkActions>(
    () => ({
      goTo: goTo ?? ((id) => go({ to: 'chat', chat, at: { at: 'row', id } })),
      reply: (row) => drafts.reply(chat, row.id),
      quote: (message, words) => drafts.reply(chat, message, words),
      choosePart: setQuoting,
      edit: (row) => drafts.edit(chat, row.id, row.text),
      openAddress: setAddress,
      openChatLink: setChatLink,
      seenBy: setSeen,
      forward: setForwarding,
      copy: (row) => copy(row.text),
      remove: (row) => discard(row.id, () => say({ do: 'delete', message: row.id }), t('talk.deleted')),
      takeDown: setTakingDown,
      report: setReporting,
      violation: setCharging,
      react: (message, sign) => void say({ do: 'react', message, sign }),
      pin: (message, isPinned) => void say({ do: 'pin', message, isPinned }),
    }),
    [chat, go, goTo, drafts, copy, discard, say, t],
  );
  return (
    <TalkContext value={actions}>
      {children}
      <QuoteButton />
      <QuoteDialog row={quoting} onClose={() => setQuoting(undefined)} />
      <AddressDialog address={address} onClose={() => setAddress('')} />
      <EnterByPressed link={chatLink} onClose={() => setChatLink(undefined)} />
      <SeenByDialog chat={chat} row={seen} onClose={() => setSeen(undefined)} />
      <ForwardDialog
        row={forwarding}
        onClose={() => setForwarding(undefined)}
        onForward={(row, target) => {
          setForwarding(undefined);
          void say({ do: 'forward', message: row.id, chat: target.id }).then(({ ok }) => {
            if (ok) toast({ text: t('talk.forwarded', { chat: target.title }) });
          });
        }}
      />
      <TakeDownDialog
        chat={chat}
        row={takingDown}
        onClose={() => setTakingDown(undefined)}
        onTakeDown={(row, { isRecorded, reason, edition, rule }) => {
          setTakingDown(undefined);
          const takeDown = async () => {
            const wish = { message: row.id, edition, rule };
            const outcome = await say({ do: 'takeDown', reason, ...wish });
            if (outcome.ok && isRecorded) await order({ do: 'violation', ...wish });
            return outcome;
          };
          discard(row.id, takeDown, t('talk.tookDown'));
        }}
      />
      <ReportDialog
        row={reporting}
        onClose={() => setReporting(undefined)}
        onReport={(row, words) => {
          setReporting(undefined);
          void order({ do: 'report', message: row.id, words }, t('moder.reported'));
        }}
      />
      <ViolationDialog
        chat={chat}
        row={charging}
        onClose={() => setCharging(undefined)}
        onDone={(row, what) => {
          setCharging(undefined);
          void charge(row, what);
        }}
      />
    </TalkContext>
  );
}

/** Does something with a message; what could not be done is said. */
function useSaying() {
  const { t } = useI18n();
  const toast = useToast();
  return useCallback(
    async (wish: TalkWish) => {
      const outcome = await ask(bridge().replica.talk, wish);
      if (!outcome.ok) toast({ text: t(`error.${outcome.error.code}`) });
      return outcome;
    },
    [toast, t],
  );
}
