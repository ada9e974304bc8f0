import type { OverviewView } from '../../../shared/replica/school/overview-query.ts';
import type { Step } from '../../app/navigation.ts';

export type TileKey =
  | 'noEntry'
  | 'unconfirmed'
  | 'requests'
  | 'slipsSoonOver'
  | 'slipsOver'
  | 'noTeacher'
  | 'noPaper'
  | 'unread'
  | 'waiting'
  | 'refused';

export interface Tile {
  readonly key: TileKey;
  /** Undefined where it is not known here. */
  readonly count: number | undefined;
  /** Whether something is to be done about it, rather than only to be known. */
  readonly isUrgent: boolean;
  readonly step: Step;
}

interface Own {
  readonly noEntry: number | undefined;
  /** Who has not acknowledged an order. */
  readonly unread: number | undefined;
  readonly waiting: number;
  readonly refused: number;
}

/** The tiles of the overview, each with the way to what it counts. What the reader may not see has none. */
export function overviewTiles(view: OverviewView, own: Own): readonly Tile[] {
  const { administration, unconfirmed, classesWithoutTeacher, ordersWithoutPaper } = view;
  const people = (filter: string): Step => ({ to: 'console', pane: 'people', filter });
  const tiles: Tile[] = [
    { key: 'noEntry', count: own.noEntry, isUrgent: false, step: people('noEntry') },
    { key: 'unconfirmed', count: unconfirmed, isUrgent: true, step: people('unconfirmed') },
  ];
  if (administration) {
    const { openRequests, slipsSoonOver, slipsOver } = administration;
    tiles.push(
      { key: 'requests', count: openRequests, isUrgent: true, step: { to: 'console', pane: 'requests' } },
      { key: 'slipsSoonOver', count: slipsSoonOver, isUrgent: false, step: people('soonOver') },
      { key: 'slipsOver', count: slipsOver, isUrgent: true, step: people('lapsed') },
    );
  }
  tiles.push(
    {
      key: 'noTeacher',
      count: classesWithoutTeacher,
      isUrgent: true,
      step: { to: 'console', pane: 'classes', filter: 'noTeacher' },
    },
    {
      key: 'noPaper',
      count: ordersWithoutPaper,
      isUrgent: false,
      step: people('noPaper'),
    },
    {
      key: 'unread',
      count: own.unread,
      isUrgent: true,
      step: { to: 'console', pane: 'orders', filter: 'people' },
    },
    { key: 'waiting', count: own.waiting, isUrgent: false, step: { to: 'panel', panel: 'connection' } },
  );
  // Nothing refused is how it should be and needs no tile.
  if (own.refused > 0) {
    tiles.push({
      key: 'refused',
      count: own.refused,
      isUrgent: true,
      step: { to: 'panel', panel: 'connection' },
    });
  }
  return tiles;
}
