import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { matches } from '../../ui/person-words.ts';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { foldedText, type TableRow, tableRows } from './table-rows.ts';
import styles from './PeoplePicker.module.css';

const MOST_FOUND = 6;
const NOBODY: ReadonlySet<string> = new Set();

interface PeoplePickerProps {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  /** Whom one may choose; keeps its identity. */
  readonly isFit: (row: TableRow) => boolean;
  readonly most: number;
}

/** Finds people by name and keeps the chosen ones as chips above the field. */
export function PeoplePicker({ label, chosen, onChange, isFit, most }: PeoplePickerProps) {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const answer = useQuery('school.people', {});
  const view = answer.isReady ? answer.value : undefined;
  const rows = useMemo(() => (view ? tableRows(view, NOBODY) : []), [view]);
  const wanted = text.trim();
  const found = useMemo(
    () =>
      wanted === ''
        ? []
        : rows
            .filter(
              (row) =>
                !row.isLeft && isFit(row) && !chosen.includes(row.id) && matches(foldedText(row), wanted),
            )
            .slice(0, MOST_FOUND),
    [rows, wanted, chosen, isFit],
  );
  const take = (row: TableRow | undefined) => {
    if (!row) return;
    onChange([...chosen, row.id].slice(-most));
    setText('');
  };
  return (
    <fieldset className={styles.picker}>
      <legend className={styles.label}>{label}</legend>
      {chosen.length > 0 ? (
        <ul className={styles.chosen}>
          {chosen.map((id) => (
            <Chosen
              key={id}
              row={rows.find((row) => row.id === id)}
              onRemove={() => onChange(chosen.filter((other) => other !== id))}
            />
          ))}
        </ul>
      ) : null}
      {chosen.length < most || most === 1 ? (
        <SearchBox
          label={t('picker.search')}
          value={text}
          onChange={setText}
          onSubmit={() => take(found[0])}
        />
      ) : null}
      {found.length > 0 ? (
        <ul className={styles.found}>
          {found.map((row) => (
            <li key={row.id}>
              <Button className={cx(styles.option)} onPress={() => take(row)}>
                <span>{row.name}</span>
                <span className={styles.quiet}>
                  {row.classrooms.map(({ title }) => title).join(', ') || row.position}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {wanted !== '' && found.length === 0 ? <p className={styles.quiet}>{t('people.none')}</p> : null}
    </fieldset>
  );
}

function Chosen({ row, onRemove }: { readonly row: TableRow | undefined; readonly onRemove: () => void }) {
  const { t } = useI18n();
  if (!row) return null;
  const [classroom] = row.classrooms;
  return (
    <li className={styles.chip}>
      <span>{classroom ? `${row.name}, ${classroom.title}` : row.name}</span>
      <Button
        className={cx(styles.remove)}
        aria-label={t('picker.remove', { name: row.name })}
        onPress={onRemove}
      >
        <X size="1rem" strokeWidth={1.75} aria-hidden="true" />
      </Button>
    </li>
  );
}
