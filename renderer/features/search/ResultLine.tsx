import { CircleQuestionMark, FileText, UserRound } from 'lucide-react';
import { memo, useEffect } from 'react';
import type { NamedHit, SearchHit } from '../../../shared/replica/searching/search-views.ts';
import { MOST_COUNTED } from '../../../shared/replica/searching/search-views.ts';
import type { Piece } from '../../../shared/search/snippet.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { cx } from '../../ui/class-names.ts';
import { briefAuthor } from '../chats/chat-filter.ts';
import { pageTitle } from '../help/find-pages.ts';
import type { HelpPage } from '../help/help-topics.ts';
import type { ResultRow } from './result-rows.ts';
import styles from './Search.module.css';

interface ResultLineProps {
  readonly row: ResultRow;
  readonly isSelected: boolean;
  readonly onInSight: () => void;
}

/** One line of what was found. */
export function ResultLine({ row, isSelected, onInSight }: ResultLineProps) {
  switch (row.is) {
    case 'heading':
      return <Heading of={row.of} count={row.count} />;
    case 'person':
    case 'chat':
      return <NamedLine hit={row.hit} of={row.is} />;
    case 'help':
      return <HelpLine page={row.page} />;
    case 'morePeople':
      return <MorePeople count={row.count} />;
    case 'hit':
      return <HitLine hit={row.hit} isSelected={isSelected} />;
    case 'goOn':
      return <GoOn onInSight={onInSight} />;
  }
}

function Heading({
  of,
  count,
}: {
  readonly of: 'people' | 'chats' | 'help' | 'hits';
  readonly count: number;
}) {
  const { t, formats } = useI18n();
  const number =
    count > MOST_COUNTED ? t('search.over', { count: formats.number(MOST_COUNTED) }) : formats.number(count);
  return (
    <div className={styles.heading}>
      {t(`search.of.${of}`)}
      <span className={styles.quiet}>{number}</span>
    </div>
  );
}

function NamedLine({ hit, of }: { readonly hit: NamedHit; readonly of: 'person' | 'chat' }) {
  return (
    <div className={cx(styles.row, styles.named)}>
      <Avatar name={hit.name} of={of} />
      <span className={styles.names}>
        <span className={styles.title}>
          <Marked pieces={hit.title} />
        </span>
        {hit.about === '' ? null : <span className={styles.about}>{hit.about}</span>}
      </span>
    </div>
  );
}

function HelpLine({ page }: { readonly page: HelpPage }) {
  const { t } = useI18n();
  return (
    <div className={cx(styles.row, styles.named)}>
      <span className={styles.helpSign}>
        <CircleQuestionMark size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
      </span>
      <span className={styles.names}>
        <span className={styles.title}>{pageTitle(page, t)}</span>
        <span className={styles.about}>{t('help.title')}</span>
      </span>
    </div>
  );
}

function MorePeople({ count }: { readonly count: number }) {
  const { t } = useI18n();
  return (
    <div className={cx(styles.row, styles.more)}>
      <UserRound size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
      {t('search.morePeople', { count })}
    </div>
  );
}

const HitLine = memo(function HitLine({
  hit,
  isSelected,
}: {
  readonly hit: SearchHit;
  readonly isSelected: boolean;
}) {
  const { t, formats } = useI18n();
  const now = useNow();
  const foundFiles = hit.files.filter((pieces) => pieces.some(({ isHit }) => isHit));
  const hasText = hit.text.length > 0;
  return (
    <div className={cx(styles.row, styles.hit, isSelected && styles.selected)}>
      <span className={styles.top}>
        <span className={styles.title}>{usePlaceWords(hit)}</span>
        <span className={styles.when}>{formats.short(hit.at, now)}</span>
      </span>
      <span className={cx(styles.text, foundFiles.length > 0 && hasText && styles.oneLine)}>
        <span className={styles.author}>
          {hit.isOwn ? t('chats.you') : `${briefAuthor(hit.authorName)}:`}
        </span>{' '}
        <Marked pieces={hit.text} />
      </span>
      {foundFiles[0] ? (
        <span className={styles.file}>
          <FileText size="1rem" strokeWidth={1.75} aria-hidden="true" />
          <span>
            <Marked pieces={foundFiles[0]} />
          </span>
        </span>
      ) : null}
    </div>
  );
});

/** Where a hit lies; what is for the whole school has no chat and no class. */
function usePlaceWords({ kind, place }: SearchHit): string {
  const { t } = useI18n();
  if (kind === 'order') return t('search.place.order');
  if (kind === 'material')
    return place === '' ? t('search.place.shelf') : t('search.place.shelfOf', { place });
  if (kind === 'task' || kind === 'poll' || kind === 'event')
    return t('search.place.round', { kind: t(`round.kind.${kind}`), place });
  return place;
}

/** The last line, when there is more: it fetches the next page as soon as it is drawn. */
function GoOn({ onInSight }: { readonly onInSight: () => void }) {
  const { t } = useI18n();
  useEffect(() => onInSight(), [onInSight]);
  return <div className={cx(styles.row, styles.more)}>{t('search.goOn')}</div>;
}

function Marked({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ text, isHit }, n) =>
    // Pieces have no names, and never change their order.
    isHit ? <mark key={n}>{text}</mark> : <span key={n}>{text}</span>,
  );
}
