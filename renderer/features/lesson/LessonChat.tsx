import { useChatStream } from '../../bridge/use-chat-stream.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { ChatTalk } from '../chat/ChatTalk.tsx';

/** The chat of a lesson beside it. Mount it anew for another chat. */
export function LessonChat({ chat }: { readonly chat: string }) {
  const head = useQuery('chat', { chat });
  const { answer, stream } = useChatStream(chat, { at: 'unread' });
  if (!head.isReady || !head.value) return null;
  return <ChatTalk head={head.value} answer={answer} stream={stream} isNarrow />;
}
