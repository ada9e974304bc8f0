import type { LinkWatch } from './link-watch.ts';
import type { Notes } from './notes.ts';
import type { ReplicaOptions } from './replica-options.ts';
import type { ConnectionView, OwnWorkCounts } from './views.ts';

interface ConnectionParts extends Pick<ReplicaOptions, 'clock' | 'isHeldBack' | 'replicator' | 'time'> {
  readonly link: LinkWatch;
  readonly notes: Notes;
  readonly counts: OwnWorkCounts;
}

/** How the link stands, and what of the person's own is not on a hub. */
export function connectionView(of: ConnectionParts): ConnectionView {
  const { clock, counts, isHeldBack, link, notes, replicator, time } = of;
  const { state, syncedUpTo } = replicator.progress.value;
  // The window adds this to the clock as it stands now, so a step is looked for first.
  time.now();
  const offsetMs = clock.offsetMs + time.correctionMs;
  return {
    state: link.shown(state, clock.offsetMs),
    syncedUpTo: Math.max(syncedUpTo, notes.syncedUpTo),
    waitingCount: counts.waiting,
    waitingMessageCount: counts.waitingMessages,
    refusedCount: counts.refused,
    asideCount: counts.aside,
    isHeldBack: isHeldBack?.value ?? false,
    clockOffsetMs: Math.round(offsetMs / 1000) * 1000,
  };
}
