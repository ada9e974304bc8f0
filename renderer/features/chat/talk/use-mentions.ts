import { type KeyboardEvent, type RefObject, useEffect, useId, useMemo, useState } from 'react';
import type { PersonBrief } from '../../../../shared/replica/views.ts';
import { mentionsIn } from '../../../formatting/formatted.ts';
import type { MAX_MENTIONS } from '../../../../shared/schema/message.ts';
import { useQuery } from '../../../bridge/use-query.ts';
import { matching, mentionAt } from './mention-place.ts';
import { retype } from './retype.ts';

const MOST_SHOWN = 6;
const MOST_MENTIONS = 50 satisfies typeof MAX_MENTIONS;
const NOBODY: readonly PersonBrief[] = [];

interface MentionsOf {
  readonly chat: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly change: (next: (before: string) => string) => void;
}

export interface Mentions {
  /** Who may be meant by what is being typed; nobody where no name is. */
  readonly found: readonly PersonBrief[];
  readonly current: number;
  readonly listId: string;
  /** To be called with every change of the text: tells where the cursor is. */
  readonly look: () => void;
  readonly pick: (person: PersonBrief) => void;
  /** True where the key was for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  /** Those of the chat whom a text names. */
  readonly namedIn: (text: string) => readonly string[];
}

/** Offers the people of a chat while a name is typed after an @. */
export function useMentions({ chat, field, text, change }: MentionsOf): Mentions {
  const listId = useId();
  const answer = useQuery('chatPeople', { chat });
  const people = answer.isReady ? answer.value : NOBODY;
  const [cursor, setCursor] = useState(-1);
  const [current, setCurrent] = useState(0);
  // What was put away with Escape stays away until another name is begun.
  const [putAway, setPutAway] = useState(-1);
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    // Not 'input': drawing anew before React has heard of a letter would take the letter away.
    const kinds = ['keyup', 'pointerup', 'blur'] as const;
    const look = () => setCursor(cursorOf(element));
    for (const kind of kinds) element.addEventListener(kind, look);
    return () => {
      for (const kind of kinds) element.removeEventListener(kind, look);
    };
  }, [field]);
  const place = useMemo(() => (cursor < 0 ? undefined : mentionAt(text, cursor)), [text, cursor]);
  const found = useMemo(
    () => (place && place.from !== putAway ? matching(people, place.typed, MOST_SHOWN) : NOBODY),
    [place, putAway, people],
  );
  const chosen = Math.min(current, found.length - 1);

  const pick = ({ name }: PersonBrief) => {
    const element = field.current;
    if (!place || !element) return;
    const { from, to } = place;
    const words = `${text.slice(0, from)}@${name} ${text.slice(to).replace(/^ /, '')}`;
    const end = from + name.length + 2;
    retype(element, { text: words, start: end, end }, change);
    element.focus();
    setCurrent(0);
    setCursor(-1);
  };
  const onKey = (event: KeyboardEvent): boolean => {
    const person = found[chosen];
    if (!person) return false;
    if (event.key === 'ArrowDown') setCurrent((chosen + 1) % found.length);
    else if (event.key === 'ArrowUp') setCurrent((chosen + found.length - 1) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(person);
    else if (event.key === 'Escape') setPutAway(place?.from ?? -1);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return {
    found,
    current: chosen,
    listId,
    look: () => setCursor(cursorOf(field.current)),
    pick,
    onKey,
    namedIn: (words) =>
      mentionsIn(
        words,
        people.map(({ id, name }) => ({ person: id, name })),
        MOST_MENTIONS,
      ),
  };
}

/** Where the cursor is in a field, -1 where it is not there or something is chosen. */
function cursorOf(field: HTMLTextAreaElement | null): number {
  const isOne = field !== null && field.selectionStart === field.selectionEnd;
  return isOne && document.activeElement === field ? field.selectionStart : -1;
}
