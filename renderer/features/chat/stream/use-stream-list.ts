import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useRemPx } from '../../../ui/layout.ts';
import type { ChatLine } from '../message-layout.ts';
import { guessedHeightRem } from './line-height.ts';
import { type Aim, ListKeeper } from './list-keeper.ts';

export interface ListOptions {
  readonly lines: readonly ChatLine[];
  readonly hasLater: boolean;
  readonly aim: Aim;
  readonly onLook: (first: string, last: string) => void;
  readonly onEnd: (isAtEnd: boolean) => void;
}

/** Draws the lines in sight, and holds the place of what is read. */
export function useStreamList({ lines, hasLater, aim, onLook, onEnd }: ListOptions) {
  const rem = useRemPx();
  const [keeper] = useState(() => new ListKeeper());
  useLayoutEffect(() => keeper.listen({ onLook, onEnd }), [keeper, onLook, onEnd]);
  const version = useSyncExternalStore(keeper.subscribe, keeper.getVersion);
  const ids = useMemo(() => lines.map(({ row }) => row.id), [lines]);
  const estimate = useCallback(
    (index: number) => {
      const line = lines[index];
      return line ? guessedHeightRem(line, keeper.widthPx / rem) * rem : 0;
    },
    [lines, keeper, rem],
  );
  const range = useMemo(
    () => ({ ...keeper.rangeOf(ids, estimate, aim), version }),
    [keeper, ids, estimate, aim, version],
  );
  const scroller = useCallback(
    (element: HTMLElement | null) => (element ? keeper.attach(element) : undefined),
    [keeper],
  );
  const above = useCallback((element: HTMLElement | null) => keeper.above(element), [keeper]);
  useLayoutEffect(() => keeper.drawn(range, hasLater), [keeper, range, hasLater]);
  const drawnRem = useRef(rem);
  useEffect(() => {
    if (drawnRem.current !== rem) keeper.remeasure();
    drawnRem.current = rem;
  }, [keeper, rem]);
  return { keeper, range, scroller, above };
}
