import { SearchX, Ticket } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { InvitationsView } from '../../../shared/replica/school/invitations-query.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useSchoolWords } from '../../bridge/use-school-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { SearchBox } from '../../ui/SearchBox.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import type { ListHandle } from '../../ui/VirtualListBox.tsx';
import type { PaneProps } from '../console/panes.ts';
import { NOTHING } from '../console-people/selection.ts';
import { AnnulBar } from './AnnulBar.tsx';
import {
  classesOf,
  filterInvitations,
  firstFilter,
  INVITATION_STATES,
  type InvitationFilter,
} from './invitation-filter.ts';
import { InvitationTable } from './InvitationTable.tsx';
import { AllLinks } from '../chat-links/AllLinks.tsx';
import { MakeInvitations } from './MakeInvitations.tsx';
import styles from './Invitations.module.css';

/** The slips of the school: which still wait and since when, which were used by whom (clauses P-2.1(6), P-2.1(12)). */
export default function InvitationsPane({ filter }: PaneProps) {
  const answer = useQuery('school.invitations', {});
  return answer.isReady ? <Invitations view={answer.value} first={filter} /> : <SkeletonRows count={10} />;
}

interface InvitationsProps {
  readonly view: InvitationsView;
  readonly first: string;
}

function Invitations({ view, first }: InvitationsProps) {
  const { t } = useI18n();
  const [filter, setFilter] = useState(() => firstFilter(first));
  const [selection, setSelection] = useState(NOTHING);
  const [isMaking, setIsMaking] = useState(false);
  const list = useRef<ListHandle>(null);
  const shown = useMemo(
    () => filterInvitations(view.rows, filter, ({ role }) => t(`role.${role}`)),
    [view.rows, filter, t],
  );
  const chosen = useMemo(
    () => view.rows.filter(({ id, canAnnul }) => canAnnul && selection.ids.has(id)),
    [view.rows, selection],
  );
  return (
    <section className={styles.pane} aria-label={t('console.pane.invitations')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('console.pane.invitations')}</h2>
        <span className={styles.count} role="status">
          {t('invitations.count', { count: shown.length })}
          {view.isEverybodys ? '' : `, ${t('invitations.onlyOwn')}`}
        </span>
        <Button
          look="primary"
          icon={<Ticket size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => setIsMaking(true)}
        >
          {t('invitations.make')}
        </Button>
      </header>
      <Filters view={view} filter={filter} onChange={setFilter} onDown={() => list.current?.focus()} />
      {shown.length === 0 ? (
        <Nothing
          isEmpty={view.rows.length === 0}
          onMake={() => setIsMaking(true)}
          onClear={() => setFilter({ text: '', state: 'all', classroom: '' })}
        />
      ) : (
        <InvitationTable ref={list} rows={shown} selection={selection} onSelect={setSelection} />
      )}
      <AllLinks />
      {chosen.length > 0 ? <AnnulBar chosen={chosen} onClear={() => setSelection(NOTHING)} /> : null}
      {isMaking ? <MakeInvitations classroom={filter.classroom} onClose={() => setIsMaking(false)} /> : null}
    </section>
  );
}

interface FiltersProps {
  readonly view: InvitationsView;
  readonly filter: InvitationFilter;
  readonly onChange: (filter: InvitationFilter) => void;
  readonly onDown: () => void;
}

const ANY = 'any';

function Filters({ view, filter, onChange, onDown }: FiltersProps) {
  const { t } = useI18n();
  const words = useSchoolWords();
  const classes = useMemo(() => classesOf(view.rows), [view.rows]);
  return (
    <div className={styles.filters}>
      <SearchBox
        label={t('invitations.search')}
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
        onDown={onDown}
      />
      <SelectField
        label={t('invitations.stateFilter')}
        isLabelHidden
        options={INVITATION_STATES.map((id) => ({ id, title: t(`invitations.filter.${id}`) }))}
        value={filter.state}
        onChange={(id) =>
          onChange({ ...filter, state: INVITATION_STATES.find((one) => one === id) ?? 'open' })
        }
      />
      <SelectField
        label={words.classroom.one.nominative}
        isLabelHidden
        options={[
          { id: ANY, title: t('invitations.anyClass', { classes: words.classroom.many.nominative }) },
          ...classes,
        ]}
        value={filter.classroom === '' ? ANY : filter.classroom}
        onChange={(id) => onChange({ ...filter, classroom: id === ANY ? '' : id })}
      />
    </div>
  );
}

interface NothingProps {
  readonly isEmpty: boolean;
  readonly onMake: () => void;
  readonly onClear: () => void;
}

function Nothing({ isEmpty, onMake, onClear }: NothingProps) {
  const { t } = useI18n();
  return isEmpty ? (
    <EmptyPlace
      icon={<Ticket size="1.75rem" strokeWidth={1.75} />}
      title={t('invitations.empty')}
      hint={t('invitations.emptyHint')}
    >
      <Button look="primary" onPress={onMake}>
        {t('invitations.make')}
      </Button>
    </EmptyPlace>
  ) : (
    <EmptyPlace
      icon={<SearchX size="1.75rem" strokeWidth={1.75} />}
      title={t('invitations.none')}
      hint={t('invitations.noneHint')}
    >
      <Button onPress={onClear}>{t('invitations.showAll')}</Button>
    </EmptyPlace>
  );
}
