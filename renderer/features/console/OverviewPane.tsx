import { useMemo } from 'react';
import type { OverviewView } from '../../../shared/replica/school/overview-query.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { useEntered } from '../console-people/use-entered.ts';
import { ChatChecklist } from './ChatChecklist.tsx';
import { OverviewTile } from './OverviewTile.tsx';
import { overviewTiles } from './overview-tiles.ts';
import styles from './OverviewPane.module.css';

/** What is still to be done in the school, and the way to each of it. */
export default function OverviewPane() {
  const answer = useQuery('school.overview', {});
  if (!answer.isReady || !answer.value) return <SkeletonRows count={6} />;
  return <Overview view={answer.value} />;
}

function Overview({ view }: { readonly view: OverviewView }) {
  const { t } = useI18n();
  const entered = useEntered();
  const outbox = useQuery('outbox', {});
  const outstanding = useQuery('school.outstanding', {});
  const acts = outbox.isReady ? outbox.value.filter(({ act }) => act === 'act') : [];
  const noEntry = useMemo(
    () => view.noEntry.filter((person) => !entered.people.has(person)).length,
    [view.noEntry, entered.people],
  );
  const tiles = overviewTiles(view, {
    // The head's replica has no slips, so without the hub nothing is known of who has come in.
    noEntry: entered.isKnown || view.administration ? noEntry : undefined,
    unread: outstanding.isReady ? outstanding.value.length : undefined,
    waiting: acts.filter(({ state }) => state === 'written' || state === 'sending').length,
    refused: acts.filter(({ state }) => state === 'refused').length,
  });
  const { pupils, parents, staff } = view.people;
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <h2>{t('overview.title')}</h2>
        <p className={styles.quiet}>
          {[
            t('overview.pupils', { count: pupils }),
            t('overview.parents', { count: parents }),
            t('overview.staff', { count: staff }),
            t('overview.classes', { count: view.classrooms }),
          ].join(' · ')}
        </p>
      </header>
      <ul className={styles.tiles} aria-label={t('overview.todo')}>
        {tiles.map((tile) => (
          <li key={tile.key}>
            <OverviewTile tile={tile} />
          </li>
        ))}
      </ul>
      <ChatChecklist chats={view.chats} />
    </div>
  );
}
