import { setPriority } from 'node:os';

const LOWEST_PRIORITY = 19;

/** Lets a program, and whatever it starts from now on, have only what others leave of the processor. */
export function lowerPriority(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, LOWEST_PRIORITY);
  } catch {
    // The program has ended already, or the system forbids it: it then runs at the usual priority.
  }
}
