import { useMemo } from 'react';
import { useQuery } from '../../bridge/use-query.ts';
import { PickFrom } from './PickFrom.tsx';
import { type TableRow, tableRows } from './table-rows.ts';

const NOBODY: ReadonlySet<string> = new Set();

interface PeoplePickerProps {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** Whom one may choose; keeps its identity. */
  readonly isFit: (row: TableRow) => boolean;
  readonly most: number;
}

/** Finds people of the console's table. */
export function PeoplePicker({ isFit, ...props }: PeoplePickerProps) {
  const answer = useQuery('school.people', {});
  const view = answer.isReady ? answer.value : undefined;
  const rows = useMemo(() => (view ? tableRows(view, NOBODY) : []), [view]);
  const choices = useMemo(
    () =>
      rows.flatMap((row) => {
        if (row.isLeft || !isFit(row)) return [];
        const about = row.classrooms.map(({ title }) => title).join(', ') || row.position;
        return [{ id: row.id, name: row.name, about }];
      }),
    [rows, isFit],
  );
  return <PickFrom {...props} choices={choices} />;
}
