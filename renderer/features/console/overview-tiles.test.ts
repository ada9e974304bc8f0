import { describe, expect, it } from 'vitest';
import type { OverviewView } from '../../../shared/replica/school/overview-query.ts';
import { TABLE_PRESETS } from '../console-people/table-query.ts';
import { overviewTiles } from './overview-tiles.ts';

const VIEW: OverviewView = {
  people: { pupils: 3, parents: 2, staff: 1 },
  noEntry: ['a', 'b'],
  unconfirmed: 1,
  classrooms: 2,
  classesWithoutTeacher: 1,
  ordersWithoutPaper: 0,
  administration: { openRequests: 4, slipsSoonOver: 5, slipsOver: 6 },
  chats: { school: [], classes: [] },
  canEdit: true,
};
const OWN = { noEntry: 2, unread: 3, waiting: 0, refused: 0 };

describe('F-096 the tiles of the overview', () => {
  it('count everything that is still to be done', () => {
    expect(overviewTiles(VIEW, OWN).map(({ key, count }) => `${key} ${count}`)).toEqual([
      'noEntry 2',
      'unconfirmed 1',
      'requests 4',
      'slipsSoonOver 5',
      'slipsOver 6',
      'noTeacher 1',
      'noPaper 0',
      'unread 3',
      'waiting 0',
    ]);
  });

  it('have nothing for the head of what administrators alone see', () => {
    const keys = overviewTiles({ ...VIEW, administration: undefined }, OWN).map(({ key }) => key);
    expect(keys).toEqual(['noEntry', 'unconfirmed', 'noTeacher', 'noPaper', 'unread', 'waiting']);
  });

  it('name what was refused only where something was', () => {
    expect(overviewTiles(VIEW, { ...OWN, refused: 1 }).at(-1)).toMatchObject({ key: 'refused', count: 1 });
  });

  it('lead to filters that the table of people knows', () => {
    for (const { step } of overviewTiles(VIEW, OWN)) {
      if (step.to !== 'console' || step.pane !== 'people') continue;
      expect(TABLE_PRESETS).toHaveProperty([step.filter ?? '']);
    }
  });
});
