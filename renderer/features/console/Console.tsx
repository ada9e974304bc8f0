import { School } from 'lucide-react';
import { Suspense, useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { CONSOLE_PANES, type ConsolePane, useNavigation } from '../../app/navigation.ts';
import { ErrorBoundary } from '../../app/ErrorBoundary.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { Spoken } from '../../ui/Spoken.tsx';
import { useOpenRequests } from '../requests/use-open-requests.ts';
import { loadPeoplePane, PANES } from './panes.ts';
import styles from './Console.module.css';

/** Where administrators run the school, and the head looks on. */
export default function Console() {
  const { t } = useI18n();
  const { place } = useNavigation();
  const me = useQuery('me', {});
  const { pane, filter, open } = place.console;
  const { Pane } = PANES[pane];
  useEffect(() => void loadPeoplePane(), []);
  if (me.isReady && me.value?.abilities.openConsole !== true) return <Closed />;
  return (
    <div className={styles.console}>
      <nav className={styles.nav} aria-label={t('console.nav')}>
        <h1 className={styles.title}>{t('console.title')}</h1>
        {CONSOLE_PANES.map((name) => (
          <PaneButton key={name} name={name} />
        ))}
      </nav>
      <main className={styles.pane} aria-label={t(`console.pane.${pane}`)}>
        <ErrorBoundary key={pane}>
          <Suspense fallback={<SkeletonRows count={8} />}>
            {Pane ? <Pane key={filter} filter={filter} open={open} /> : null}
          </Suspense>
        </ErrorBoundary>
      </main>
    </div>
  );
}

function PaneButton({ name }: { readonly name: ConsolePane }) {
  const { t } = useI18n();
  const { place, go } = useNavigation();
  const { icon: Icon, Pane } = PANES[name];
  const isCurrent = place.console.pane === name;
  const ref = useRef<HTMLButtonElement>(null);
  // At large text the panes lie in one row that is longer than the window.
  useEffect(() => {
    if (isCurrent) ref.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isCurrent]);
  if (!Pane) return null;
  return (
    <Button
      ref={ref}
      className={cx(styles.entry, isCurrent && styles.current)}
      onPress={() => go({ to: 'console', pane: name })}
      {...(isCurrent ? { 'aria-current': 'page' } : {})}
    >
      <Icon size="1.125rem" strokeWidth={1.75} aria-hidden="true" />
      <span className={styles.entryName}>{t(`console.pane.${name}`)}</span>
      {name === 'requests' ? <OpenRequests /> : null}
    </Button>
  );
}

/** How many ask to be let in, beside the pane where that is decided. */
function OpenRequests() {
  const { t } = useI18n();
  const count = useOpenRequests();
  if (count === 0) return null;
  return (
    <>
      <span className={styles.entryCount} aria-hidden="true">
        {count > 99 ? '99+' : count}
      </span>
      <Spoken>, {t('requests.waiting', { count })}</Spoken>
    </>
  );
}

/** Somebody who was an administrator until a moment ago still has the window open. */
function Closed() {
  const { t } = useI18n();
  return (
    <main className={styles.closed}>
      <EmptyPlace
        icon={<School size="1.75rem" strokeWidth={1.75} />}
        title={t('console.closed')}
        hint={t('console.closedHint')}
      />
    </main>
  );
}
