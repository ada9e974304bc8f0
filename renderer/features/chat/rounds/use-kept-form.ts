import { useCallback, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { FormFields, FormPlace, KeptForm } from '../../../bridge/form-keeper.ts';
import { DraftsContext } from '../drafts.ts';

export interface FormInUse extends KeptForm {
  readonly place: FormPlace;
  /** What stands in a field. */
  readonly of: (field: string) => string;
  /** Whether anything was typed that would be missed. */
  readonly isTyped: boolean;
  /** How often the form was emptied: fields that remember what was typed are made anew then. */
  readonly turn: number;
  readonly set: (change: FormFields) => void;
  /** Empties the form. Returns what puts it back. */
  readonly clear: () => () => void;
}

const NOTHING: FormFields = {};

/**
 * The fields of a form of a chat. What is typed outlives the form, the window and the application.
 * @param first what stands in the fields before anything is typed
 */
export function useKeptForm({ name, chat, about }: FormPlace, first = NOTHING): FormInUse {
  const keeper = useContext(DraftsContext).forms;
  const place = useMemo(() => ({ name, chat, about }), [name, chat, about]);
  const form = useSyncExternalStore(
    keeper.subscribe,
    useCallback(() => keeper.formOf(name), [keeper, name]),
  );
  useEffect(() => {
    keeper.open(place);
    return () => void keeper.save(name);
  }, [keeper, place, name]);
  const [turn, setTurn] = useState(0);
  const { fields } = form;
  return {
    ...form,
    place,
    of: (field) => fields[field] ?? first[field] ?? '',
    isTyped: Object.entries(fields).some(([field, value]) => value !== (first[field] ?? '')),
    turn,
    set: useCallback((change: FormFields) => keeper.change(place, change), [keeper, place]),
    clear: useCallback(() => {
      const before = keeper.formOf(name).fields;
      void keeper.clear(name);
      setTurn((turns) => turns + 1);
      return () => {
        keeper.change(place, before);
        setTurn((turns) => turns + 1);
      };
    }, [keeper, place, name]),
  };
}
