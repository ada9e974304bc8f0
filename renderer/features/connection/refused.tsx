import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { IpcOutcome } from '../../../shared/ipc/channels.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useToast } from '../../ui/Toasts.tsx';

interface Refused {
  /** Rows without those that are being deleted and can still be brought back. */
  readonly withoutHidden: <R extends { readonly id: string }>(rows: readonly R[]) => readonly R[];
  /** Deletes what was not sent; it can be brought back for 8 seconds, and comes back when that fails. */
  readonly discard: (id: string, carryOut: () => Promise<IpcOutcome<undefined>>) => void;
}

const RefusedContext = createContext<Refused>({ withoutHidden: (rows) => rows, discard: () => undefined });

export function useRefused(): Refused {
  return useContext(RefusedContext);
}

/** Deleting what was not sent hides it at once and is carried out when the time to undo is over. */
export function KeepRefused({ children }: { readonly children: ReactNode }) {
  const { t } = useI18n();
  const toast = useToast();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const show = useCallback(
    (id: string) => setHidden((before) => new Set([...before].filter((other) => other !== id))),
    [],
  );
  const discard = useCallback<Refused['discard']>(
    (id, carryOut) => {
      setHidden((before) => new Set([...before, id]));
      toast({
        text: t('refusal.discarded'),
        undo: () => show(id),
        commit: () => {
          void carryOut().then((outcome) => {
            if (!outcome.ok) show(id);
          });
        },
      });
    },
    [toast, t, show],
  );
  const refused = useMemo<Refused>(
    () => ({
      withoutHidden: (rows) => (hidden.size === 0 ? rows : rows.filter(({ id }) => !hidden.has(id))),
      discard,
    }),
    [hidden, discard],
  );
  return <RefusedContext value={refused}>{children}</RefusedContext>;
}
