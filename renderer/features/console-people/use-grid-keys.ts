import { type KeyboardEvent, useState } from 'react';
import { type ListKey, nextOption } from '../../ui/list-keys.ts';
import { allOrNone, extended, NOTHING, type Selection, toggled } from './selection.ts';

interface GridOptions {
  readonly ids: readonly string[];
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpen: (id: string) => void;
  readonly pageRows: () => number;
  readonly show: (index: number) => void;
}

const KEYS: Readonly<Record<string, ListKey>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
};

/**
 * The row that the keyboard is on: arrows move it, with Shift they choose on the way; the space bar chooses,
 * Enter opens, Ctrl+A takes all that is shown, Escape lets all go.
 */
export function useGridKeys(options: GridOptions) {
  const { ids, selection, onSelect, onOpen, pageRows, show } = options;
  const [current, setCurrent] = useState('');
  const place = ids.indexOf(current);
  const goTo = (index: number): string => {
    const id = ids[index];
    if (id === undefined) return '';
    setCurrent(id);
    show(index);
    return id;
  };
  const move = (key: ListKey, isShift: boolean) => {
    const before = selection.anchor === '' && current !== '' ? { ...selection, anchor: current } : selection;
    const id = goTo(nextOption(key, place, ids.length, pageRows(), () => true));
    if (isShift && id !== '') onSelect(extended(before, id, ids));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = KEYS[event.key];
    if (key) move(key, event.shiftKey);
    else if (event.key === ' ' && place >= 0) {
      onSelect(event.shiftKey ? extended(selection, current, ids) : toggled(selection, current));
    } else if (event.key === 'Enter' && place >= 0) onOpen(current);
    else if (event.key === 'Escape' && selection.ids.size > 0) onSelect(NOTHING);
    else if (event.code === 'KeyA' && (event.ctrlKey || event.metaKey)) onSelect(allOrNone(selection, ids));
    else return;
    event.preventDefault();
  };
  const onFocus = () => {
    if (place < 0) goTo(0);
  };
  return { current, setCurrent, onKeyDown, onFocus };
}
