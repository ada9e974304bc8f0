import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import type { ListKeeper } from './list-keeper.ts';

export interface StreamEnds {
  readonly toStart: () => void;
  readonly toEnd: () => void;
}

/**
 * The keyboard in the stream: arrows go from line to line, Home and End to its ends; pages are scrolled by
 * the browser. Who was on a line that is no longer drawn stays in the stream.
 */
export function useStreamKeys(keeper: ListKeeper, { toStart, toEnd }: StreamEnds, drawn: unknown) {
  const current = useRef('');

  useLayoutEffect(() => {
    if (current.current === '' || document.activeElement !== document.body) return;
    if (!keeper.elementOf(current.current)) keeper.scroller?.focus({ preventScroll: true });
  }, [keeper, drawn]);

  const step = (by: 1 | -1): boolean => {
    const inSight = keeper.inSight();
    const at = keeper.layout.indexOf(current.current);
    const isInSight = inSight.includes(at);
    const start = by > 0 ? inSight[0] : inSight.at(-1);
    const next = isInSight ? at + by : start;
    // What is higher than the screen is scrolled through before the next line is gone to.
    if (isInSight && reachesBeyond(keeper.elementOf(current.current), keeper.scroller, by)) return false;
    const row = next === undefined ? undefined : keeper.elementOf(keeper.layout.idAt(next));
    const line = row?.querySelector<HTMLElement>('article');
    if (!row || !line) return false;
    line.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
    return true;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { target, key } = event;
    const isOnLine =
      target instanceof HTMLElement && (target === keeper.scroller || target.tagName === 'ARTICLE');
    if (!isOnLine || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (key === 'Home') toStart();
    else if (key === 'End') toEnd();
    else if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (!step(key === 'ArrowDown' ? 1 : -1)) return;
    } else return;
    event.preventDefault();
  };
  const onFocus = ({ target }: FocusEvent) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
    current.current = row?.dataset['row'] ?? current.current;
  };
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent) => {
    if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) current.current = '';
  };
  return { onKeyDown, onFocus, onBlur };
}

function reachesBeyond(row: HTMLElement | undefined, scroller: HTMLElement | undefined, by: 1 | -1): boolean {
  if (!row || !scroller) return false;
  const [line, screen] = [row.getBoundingClientRect(), scroller.getBoundingClientRect()];
  return by > 0 ? line.bottom > screen.bottom + 1 : line.top < screen.top - 1;
}
