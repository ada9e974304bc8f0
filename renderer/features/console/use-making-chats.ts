import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import type { ExpectedChat } from '../../../shared/replica/school/expected-chats.ts';
import type { MissingChat } from '../../../shared/replica/school/new-chats-query.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useChatAct } from '../groups/use-chat-act.ts';

/** As many as go with one act. */
const MOST_AT_ONCE = 250;
const NONE: readonly MissingChat[] = [];

export interface MakingChats {
  /** Missing chats that this person may make. */
  readonly makeable: readonly MissingChat[];
  readonly makeableOf: (chat: ExpectedChat) => MissingChat | undefined;
  readonly make: (items: readonly MissingChat[]) => void;
  readonly isRunning: boolean;
  readonly error: AppErrorData | undefined;
}

/** Makes chats of the regulations that are missing. Whom they are offered to follows from the structure. */
export function useMakingChats(): MakingChats {
  const { t } = useI18n();
  const answer = useQuery('school.newChats', {});
  const { run, isRunning, error } = useChatAct('O-1.1');
  const makeable = (answer.isReady ? answer.value.missing : NONE).slice(0, MOST_AT_ONCE);
  const make = (items: readonly MissingChat[]) =>
    run('chats.make', {
      done: t('groups.made', { count: items.length, title: items[0]?.title ?? '' }),
      data: { items: items.map(({ template, classroom }) => ({ template, classroom })) },
    });
  return {
    makeable,
    makeableOf: ({ template, classroom, chat }) =>
      chat === ''
        ? makeable.find((one) => one.template === template && one.classroom === classroom)
        : undefined,
    make: (items) => void make(items),
    isRunning,
    error,
  };
}
