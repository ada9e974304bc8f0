import { Ticket } from 'lucide-react';
import { useState } from 'react';
import type { AppErrorData } from '../../../shared/errors/app-error.ts';
import type { IssuedSlip } from '../../../shared/ipc/issued-slip.ts';
import { MOST_SLIPS_AT_ONCE, type SlipWish } from '../../../shared/ipc/slip-wish.ts';
import type { Role } from '../../../shared/schema/person.ts';
import { ask } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { SlipDialog } from '../slips/SlipDialog.tsx';

interface Invited {
  readonly id: string;
  readonly roles: readonly Role[];
}

interface MakeSlipsProps {
  readonly people: readonly Invited[];
  /** The verb on the button. */
  readonly label: string;
  /** `plain` beside a title. */
  readonly look?: 'quiet' | 'plain';
}

/** Makes a slip for each of these people, and shows them to be printed. */
export function MakeSlips({ people, label, look = 'quiet' }: MakeSlipsProps) {
  const { t } = useI18n();
  const [slips, setSlips] = useState<readonly IssuedSlip[]>([]);
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<AppErrorData>();
  const make = async () => {
    setIsRunning(true);
    const outcome = await makeAll(people);
    setIsRunning(false);
    setError(outcome.error);
    // Those that were made before one was refused are valid, and their secrets are seen only now.
    setSlips(outcome.slips);
  };
  return (
    <>
      <Button
        look={look}
        icon={look === 'plain' ? null : <Ticket size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
        isPending={isRunning}
        onPress={() => void make()}
      >
        {label}
      </Button>
      <SlipDialog slips={slips} onClose={() => setSlips([])} />
      <Dialog
        title={t('bulk.slipsRefused')}
        isOpen={error !== undefined && slips.length === 0}
        onClose={() => setError(undefined)}
      >
        {error ? <ErrorNote error={error} /> : null}
      </Dialog>
    </>
  );
}

async function makeAll(people: readonly Invited[]) {
  const slips: IssuedSlip[] = [];
  for (let from = 0; from < people.length; from += MOST_SLIPS_AT_ONCE) {
    const wishes = people.slice(from, from + MOST_SLIPS_AT_ONCE).map(wishFor);
    const outcome = await ask(bridge().slips.make, { slips: wishes, days: 0 });
    if (!outcome.ok) return { slips, error: outcome.error };
    slips.push(...outcome.value);
  }
  return { slips, error: undefined };
}

function wishFor({ id, roles }: Invited): SlipWish {
  return {
    purpose: 'person',
    person: id,
    role: roles[0] ?? 'staff',
    classroom: '',
    child: '',
    mostUses: 1,
  };
}
