import { useEffect, useState } from 'react';
import type { DeviceRow } from '../../../shared/ipc/device-calls.ts';
import { HUB_CALLS } from '../../../shared/ipc/hub-calls.ts';
import { guardOf } from '../../../shared/std/parse.ts';
import { ask } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { ownRows, type ShownDevice, toldRows } from './device-rows.ts';

const isList = guardOf(HUB_CALLS['devices.list'].answer);
const NOTHING: readonly DeviceRow[] = [];

export interface Devices {
  readonly rows: readonly ShownDevice[];
  /** Whether the rows can be shown; of others' devices only once the hub has told them. */
  readonly isKnown: boolean;
  readonly isLive: boolean;
}

/** The devices of a person. The own ones are there at once; when each was here the hub says while it is reached. */
export function useDevices(person: string, isOwn: boolean): Devices {
  const connection = useQuery('connection', {});
  const own = useQuery('school.ownDevices', {});
  const isLive =
    connection.isReady &&
    (connection.value.state.kind === 'live' || connection.value.state.kind === 'syncing');
  // What waits goes out and changes the list.
  const waiting = connection.isReady ? connection.value.waitingCount : 0;
  const [told, setTold] = useState<{ readonly person: string; readonly devices: readonly DeviceRow[] }>();
  useEffect(() => {
    if (!isLive) return undefined;
    const stop = new AbortController();
    void ask(bridge().school.ask, { method: 'devices.list', data: { person } }).then((outcome) => {
      if (stop.signal.aborted || !outcome.ok || !isList(outcome.value)) return;
      setTold({ person, devices: outcome.value.devices });
    });
    return () => stop.abort();
  }, [person, isLive, waiting]);
  const known = told?.person === person ? told.devices : undefined;
  if (!isOwn) return { rows: toldRows(known ?? NOTHING), isKnown: known !== undefined, isLive };
  return {
    rows: own.isReady ? ownRows(own.value, known ?? NOTHING) : [],
    isKnown: own.isReady,
    isLive,
  };
}
