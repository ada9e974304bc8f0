import { useCallback, useEffect, useState } from 'react';
import type { PeopleHere } from '../../../shared/ipc/vault-channels.ts';
import { ask, useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { ForgottenSecret } from './ForgottenSecret.tsx';
import { PeopleOfComputer } from './PeopleOfComputer.tsx';
import { Unlock } from './Unlock.tsx';
import styles from './LockScreen.module.css';

/** Who is there? The people of this computer, and for one of them the PIN. */
export function LockScreen({ vault }: { readonly vault: string }) {
  const [here, setHere] = useState<PeopleHere>();
  const [chosen, setChosen] = useState(vault);
  const [isForgotten, setIsForgotten] = useState(false);
  const enter = useCommand(bridge().vault.unlock);
  const load = useCallback(() => {
    void ask(bridge().vault.people, {}).then((outcome) => {
      if (outcome.ok) setHere(outcome.value);
    });
  }, []);
  useEffect(load, [load]);
  const person = here?.people.find((one) => one.vault === chosen);
  if (!here) {
    return (
      <main className={styles.page}>
        <SkeletonRows count={6} />
      </main>
    );
  }
  if (person && isForgotten) {
    return <ForgottenSecret person={person} onBack={() => setIsForgotten(false)} />;
  }
  if (person && person.lockKind !== 'device') {
    return (
      <Unlock
        key={person.vault}
        person={person}
        kind={person.lockKind}
        onForgot={() => setIsForgotten(true)}
        onBack={() => setChosen('')}
      />
    );
  }
  return (
    <PeopleOfComputer
      here={here}
      error={enter.error}
      onChanged={load}
      onChoose={(one) => {
        if (one.lockKind === 'device') void enter.run({ vault: one.vault, secret: '' });
        else setChosen(one.vault);
      }}
    />
  );
}
