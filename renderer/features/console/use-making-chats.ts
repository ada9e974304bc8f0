import { useState } from 'react';
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
  /** Missing chats that this person may make and that are not on their way. */
  readonly makeable: readonly MissingChat[];
  readonly makeableOf: (chat: ExpectedChat) => MissingChat | undefined;
  /** Whether it was asked for here and is not there yet: without a link the hub does it later. */
  readonly isAsked: (chat: ExpectedChat) => boolean;
  readonly make: (items: readonly MissingChat[]) => void;
  readonly isRunning: boolean;
  readonly error: AppErrorData | undefined;
}

/** Makes chats of the regulations that are missing. Whom they are offered to follows from the structure. */
export function useMakingChats(): MakingChats {
  const { t } = useI18n();
  const answer = useQuery('school.newChats', {});
  const { run, isRunning, error } = useChatAct('O-1.1');
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const missing = answer.isReady ? answer.value.missing : NONE;
  const makeable = missing.filter((one) => !asked.has(keyOf(one))).slice(0, MOST_AT_ONCE);
  const make = async (items: readonly MissingChat[]) => {
    const [first] = items;
    if (!first) return;
    const keys = items.map(keyOf);
    setAsked((before) => new Set([...before, ...keys]));
    const isDone = await run('chats.make', {
      done: t('groups.made', { count: items.length, title: first.title }),
      data: { items: items.map(({ template, classroom }) => ({ template, classroom })) },
    });
    if (!isDone) setAsked((before) => new Set([...before].filter((key) => !keys.includes(key))));
  };
  return {
    makeable,
    makeableOf: (chat) => makeable.find((one) => keyOf(one) === keyOf(chat)),
    isAsked: (chat) => chat.chat === '' && asked.has(keyOf(chat)),
    make: (items) => void make(items),
    isRunning,
    error,
  };
}

function keyOf({ template, classroom }: Pick<MissingChat, 'template' | 'classroom'>): string {
  return `${template} ${classroom}`;
}
