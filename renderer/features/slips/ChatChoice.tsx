import type { SlipPreview } from '../../../shared/ipc/values.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import form from '../entry/Form.module.css';
import { ChatBoxes } from '../offers/ChatBoxes.tsx';

interface ChatChoiceProps {
  readonly chats: SlipPreview['chats'];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** The chats that wait for somebody who has read their rules before; others find them inside, after the rules. */
export function ChatChoice({ chats, chosen, onChange }: ChatChoiceProps) {
  const { t } = useI18n();
  if (chats.length === 0) return <p className={form.quiet}>{t('slip.noChats')}</p>;
  return (
    <ChatBoxes chats={chats} chosen={chosen} onChange={onChange}>
      <p className={form.quiet}>{t('offers.rules')}</p>
    </ChatBoxes>
  );
}
