import { isOfKind } from '../../schema/kinds.ts';
import type { TaskVerdict } from '../../schema/task.ts';
import { isWithAuthor, type ReplicaDocument } from '../../sync/replica-document.ts';
import type { TaskState } from './round-views.ts';

/** By the last word that says where the pupil stands; a comment says nothing of it. */
export function taskStateOf(words: readonly ('answer' | TaskVerdict)[]): TaskState {
  const last = words.findLast((word) => word !== 'comment');
  if (last === undefined) return 'none';
  if (last === 'answer') return 'handedIn';
  return last === 'accepted' ? 'accepted' : 'returned';
}

/** The same for one pupil's answers and what was replied to them, in their order; what a hub refused does not count. */
export function ownTaskState(said: readonly ReplicaDocument[]): TaskState {
  return taskStateOf(
    said.flatMap((one) => {
      if (isWithAuthor(one)) return [];
      if (isOfKind(one, 'taskanswer')) return ['answer'];
      return isOfKind(one, 'taskreply') ? [one.body.verdict] : [];
    }),
  );
}
