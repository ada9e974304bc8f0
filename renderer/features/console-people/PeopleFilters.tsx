import type { TableClassroom } from '../../../shared/replica/school/people-table-query.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { roleHeading } from '../../i18n/role-words.ts';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { ROLE_FILTERS, STATE_FILTERS, STATUS_FILTERS, type TableQuery } from './table-query.ts';
import styles from './PeoplePane.module.css';

const ANY = 'any';

interface PeopleFiltersProps {
  readonly query: TableQuery;
  readonly onChange: (query: TableQuery) => void;
  readonly classrooms: readonly TableClassroom[];
  readonly isShort: boolean;
  readonly onDown: () => void;
  readonly onSubmit: () => void;
}

/** Search and filters of the table, in one line where there is room. */
export function PeopleFilters({
  query,
  onChange,
  classrooms,
  isShort,
  onDown,
  onSubmit,
}: PeopleFiltersProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const set = (part: Partial<TableQuery>) => onChange({ ...query, ...part });
  return (
    <div className={styles.filters} data-short={isShort}>
      <div className={styles.search}>
        <SearchBox
          label={t('table.search')}
          value={query.text}
          onChange={(text) => set({ text })}
          onDown={onDown}
          onSubmit={onSubmit}
        />
      </div>
      <SelectField
        label={t('people.filter.role')}
        isLabelHidden
        options={ROLE_FILTERS.map((id) => ({ id, title: roleHeading(id, words) ?? t(`table.role.${id}`) }))}
        value={query.role}
        onChange={(id) => set({ role: ROLE_FILTERS.find((one) => one === id) ?? 'all' })}
      />
      <SelectField
        label={words.classroom.one.nominative}
        isLabelHidden
        options={[
          { id: ANY, title: t('table.all', { what: words.classroom.many.nominative }) },
          ...classrooms.map(({ id, title }) => ({ id, title })),
        ]}
        value={query.classroom === '' ? ANY : query.classroom}
        onChange={(id) => set({ classroom: id === ANY ? '' : id })}
      />
      <SelectField
        label={t('table.column.account')}
        isLabelHidden
        options={STATE_FILTERS.map((id) => ({ id, title: t(`table.state.${id}`) }))}
        value={query.state}
        onChange={(id) => set({ state: STATE_FILTERS.find((one) => one === id) ?? 'any' })}
      />
      <SelectField
        label={t('table.status')}
        isLabelHidden
        options={STATUS_FILTERS.map((id) => ({ id, title: t(`table.status.${id}`) }))}
        value={query.status}
        onChange={(id) => set({ status: STATUS_FILTERS.find((one) => one === id) ?? 'present' })}
      />
    </div>
  );
}
