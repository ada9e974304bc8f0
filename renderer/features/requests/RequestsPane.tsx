import { Inbox } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import type { RequestRow, RequestsView } from '../../../shared/replica/school/requests-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { EmptyPlace } from '../../ui/EmptyPlace.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { AcceptRequest } from './AcceptRequest.tsx';
import { RefuseRequest } from './RefuseRequest.tsx';
import { aboutWords } from './request-words.ts';
import styles from './Requests.module.css';

/** Who asks to be let in, and what was decided (clause P-2.1(9)). */
export default function RequestsPane() {
  const { t } = useI18n();
  const answer = useQuery('school.requests', {});
  if (!answer.isReady) return <SkeletonRows count={6} />;
  if (!answer.value) {
    return (
      <EmptyPlace
        icon={<Inbox size="1.75rem" strokeWidth={1.75} />}
        title={t('requests.notYours')}
        hint={t('requests.notYoursHint')}
      />
    );
  }
  return <Requests view={answer.value} />;
}

type Deciding = { readonly request: RequestRow; readonly how: 'accept' | 'refuse' };

function Requests({ view }: { readonly view: RequestsView }) {
  const { t } = useI18n();
  const [deciding, setDeciding] = useState<Deciding>();
  const close = () => setDeciding(undefined);
  return (
    <section className={styles.pane} aria-label={t('console.pane.requests')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('console.pane.requests')}</h2>
        <span className={styles.count} role="status">
          {view.open.length === 0 ? t('requests.noneOpen') : t('requests.count', { count: view.open.length })}
        </span>
      </header>
      <div className={styles.scroll}>
        {view.open.length === 0 ? (
          <EmptyPlace
            icon={<Inbox size="1.75rem" strokeWidth={1.75} />}
            title={t('requests.empty')}
            hint={t('requests.emptyHint')}
          />
        ) : (
          <ul className={styles.list}>
            {view.open.map((request) => (
              <Open key={request.id} request={request} onDecide={(how) => setDeciding({ request, how })} />
            ))}
          </ul>
        )}
        {view.decided.length > 0 ? <Decided rows={view.decided} /> : null}
      </div>
      {deciding?.how === 'accept' ? (
        <AcceptRequest request={deciding.request} classrooms={view.classrooms} onClose={close} />
      ) : null}
      {deciding?.how === 'refuse' ? <RefuseRequest request={deciding.request} onClose={close} /> : null}
    </section>
  );
}

interface OpenProps {
  readonly request: RequestRow;
  readonly onDecide: (how: Deciding['how']) => void;
}

function Open({ request, onDecide }: OpenProps) {
  const { t, formats } = useI18n();
  const now = useNow();
  const { name, note, askedAt, proposals, email } = request;
  return (
    <li className={styles.request}>
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        <p className={styles.quiet}>
          {aboutWords(request, t)} · <time>{formats.moment(askedAt, now)}</time>
        </p>
        {email === '' ? null : <p className={styles.quiet}>{t('requests.email', { email })}</p>}
        {note === '' ? null : <p className={styles.note}>{note}</p>}
        <p className={proposals.length > 0 ? styles.found : styles.quiet}>
          {proposals.length > 0
            ? t('requests.proposals', {
                count: proposals.length,
                names: proposals.map((one) => [one.name, one.about].filter(Boolean).join(', ')).join('; '),
              })
            : t('requests.noProposals')}
        </p>
      </div>
      <div className={styles.actions}>
        <Button look="primary" onPress={() => onDecide('accept')}>
          {t('requests.accept')}
        </Button>
        <Button look="plain" onPress={() => onDecide('refuse')}>
          {t('requests.refuse')}
        </Button>
      </div>
    </li>
  );
}

/** As many decided requests as are drawn at once. */
const PAGE = 50;

function Decided({ rows }: { readonly rows: readonly RequestRow[] }) {
  const { t, formats } = useI18n();
  const { go } = useNavigation();
  const now = useNow();
  const [most, setMost] = useState(PAGE);
  return (
    <Disclosure className={cx(styles.decided)}>
      <AriaButton slot="trigger" className={cx(styles.more)}>
        {t('requests.decided', { count: rows.length })}
      </AriaButton>
      <DisclosurePanel>
        <ul className={styles.list}>
          {rows.slice(0, most).map((row) => (
            <li key={row.id} className={styles.line}>
              <span className={styles.words}>
                {row.name || t('requests.nameless')}
                <span className={styles.quiet}> · {aboutWords(row, t)}</span>
              </span>
              <span className={row.state === 'accepted' ? styles.found : styles.quiet}>
                {t(`requests.state.${row.state}`)}
                {row.isWaiting ? `, ${t('classes.waiting')}` : ''}
              </span>
              <time className={styles.quiet}>{formats.moment(row.askedAt, now)}</time>
              {row.person === '' ? null : (
                <Button look="plain" onPress={() => go({ to: 'console', pane: 'people', open: row.person })}>
                  {t('requests.card')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {rows.length > most ? (
          <Button onPress={() => setMost((before) => before + PAGE)}>{t('log.more')}</Button>
        ) : null}
      </DisclosurePanel>
    </Disclosure>
  );
}
