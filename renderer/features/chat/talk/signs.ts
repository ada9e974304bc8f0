import {
  CircleCheck,
  CircleQuestionMark,
  Frown,
  HandHeart,
  Heart,
  Laugh,
  type LucideIcon,
  Sparkles,
  ThumbsUp,
} from 'lucide-react';
import type { Reaction } from '../../../../shared/schema/reaction.ts';

/** In the order in which they are offered. */
export const SIGN_NAMES = [
  'like',
  'thanks',
  'heart',
  'laugh',
  'wow',
  'sad',
  'question',
  'done',
] as const satisfies readonly Reaction[];

/** The picture of each sign. */
export const SIGNS: Readonly<Record<Reaction, LucideIcon>> = {
  like: ThumbsUp,
  thanks: HandHeart,
  heart: Heart,
  laugh: Laugh,
  wow: Sparkles,
  sad: Frown,
  question: CircleQuestionMark,
  done: CircleCheck,
};
