import { LogOut } from 'lucide-react';
import { useNavigation } from '../../app/navigation.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { useToast } from '../../ui/Toasts.tsx';

interface LeaveChatProps {
  readonly chat: string;
  readonly title: string;
}

/** Leaving a chat needs nobody, and can be taken back. */
export function LeaveChat({ chat, title }: LeaveChatProps) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const toast = useToast();
  const leave = useCommand(bridge().replica.leaveChat);
  const comeBack = useCommand(bridge().replica.joinChat);
  const back = async () => {
    const outcome = await comeBack.run({ chat });
    if (!outcome.ok) toast({ text: t(`error.${outcome.error.code}`) });
  };
  return (
    <IconButton
      label={t('offers.leave')}
      icon={<LogOut size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
      onPress={() => {
        void leave.run({ chat }).then((outcome) => {
          if (!outcome.ok) return;
          go({ to: 'list' });
          toast({ text: t('offers.left', { title }), undo: () => void back() });
        });
      }}
    />
  );
}
