import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useNavigation } from '../../app/navigation.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { NameSuccessor } from './NameSuccessor.tsx';

interface LeaveChatProps {
  readonly chat: string;
  readonly title: string;
}

/** Leaving a chat needs nobody, and can be taken back. Whoever keeps order in it may say who does that now. */
export function LeaveChat({ chat, title }: LeaveChatProps) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const toast = useToast();
  const leave = useCommand(bridge().replica.leaveChat);
  const comeBack = useCommand(bridge().replica.joinChat);
  const order = useQuery('chatOrder', { chat });
  const [isNaming, setIsNaming] = useState(false);
  const successors = order.isReady ? order.value.successors : [];
  const back = async () => {
    const outcome = await comeBack.run({ chat });
    if (!outcome.ok) toast({ text: t(`error.${outcome.error.code}`) });
  };
  const out = async (successor: string) => {
    const outcome = await leave.run({ chat, successor });
    if (!outcome.ok) return;
    go({ to: 'list' });
    toast({ text: t('offers.left', { title }), undo: () => void back() });
  };
  return (
    <>
      <IconButton
        label={t('offers.leave')}
        icon={<LogOut size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={() => {
          if (successors.length > 0) setIsNaming(true);
          else void out('');
        }}
      />
      {isNaming ? (
        <NameSuccessor
          successors={successors}
          onClose={() => setIsNaming(false)}
          onLeave={(successor) => {
            setIsNaming(false);
            void out(successor);
          }}
        />
      ) : null}
    </>
  );
}
