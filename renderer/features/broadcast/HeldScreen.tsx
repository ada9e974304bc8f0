import { useQuery } from '../../bridge/use-query.ts';
import LessonScreen from '../lesson/LessonScreen.tsx';
import { BroadcastScreen } from './BroadcastScreen.tsx';

interface HeldScreenProps {
  readonly lesson: string;
  readonly chat: string;
  readonly isShown: boolean;
}

/** What is held: a broadcast, or a lesson and everything that is like one. */
export default function HeldScreen(props: HeldScreenProps) {
  const { lesson, chat, isShown } = props;
  const answer = useQuery('broadcast', { chat, lesson });
  if (!answer.isReady) return null;
  if (answer.value === undefined) return <LessonScreen {...props} />;
  return <BroadcastScreen chat={chat} view={answer.value} isShown={isShown} />;
}
