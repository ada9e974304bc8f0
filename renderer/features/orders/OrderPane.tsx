import { CheckCheck, FilePen, FileText, FileX } from 'lucide-react';
import { useState } from 'react';
import type { OrderView, VersionRow } from '../../../shared/replica/shelf/order-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useCommand } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { CardPane } from '../../ui/CardPane.tsx';
import { cx } from '../../ui/class-names.ts';
import { textOfDay } from '../../ui/day-text.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { ShelfFiles } from '../shelf/ShelfFiles.tsx';
import styles from '../shelf/Shelf.module.css';
import { AskedSection } from './AskedSection.tsx';
import { audienceWords, orderNumber } from './order-words.ts';
import { OrderForm } from './OrderForm.tsx';
import { WithdrawOrder } from './WithdrawOrder.tsx';

/** One order: what it says, whether one has acknowledged it, and for those who see to it, who has. */
export function OrderPane({ order: id }: { readonly order: string }) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const answer = useQuery('school.order', { order: id });
  return (
    <CardPane
      label={answer.isReady ? (answer.value?.title ?? t('orders.title')) : t('orders.title')}
      answer={answer}
      gone={{ title: t('orders.gone'), hint: t('orders.goneHint') }}
      onBack={() => go({ to: 'list' })}
    >
      {(order) => (
        <>
          <Card order={order} />
          {order.asked ? <AskedSection order={order} asked={order.asked} /> : null}
        </>
      )}
    </CardPane>
  );
}

function Card({ order }: { readonly order: OrderView }) {
  const { t, language } = useI18n();
  const { go } = useNavigation();
  const [open, setOpen] = useState<'none' | 'renew' | 'withdraw'>('none');
  const close = () => setOpen('none');
  return (
    <article className={styles.card}>
      <header className={styles.top}>
        <p className={styles.quiet}>{orderNumber(order, t, language)}</p>
        <h2 className={styles.title}>{order.title}</h2>
        <div className={styles.marks}>
          <span className={styles.mark}>{t('orders.forWhom', { whom: audienceWords(order, t) })}</span>
          {order.isWithdrawn ? (
            <span className={cx(styles.mark, styles.urgent)}>{t('orders.mark.withdrawn')}</span>
          ) : null}
          {order.isWaiting ? (
            <span className={cx(styles.mark, styles.urgent)}>{t('orders.waiting')}</span>
          ) : null}
        </div>
      </header>
      {order.text === '' ? null : <p className={styles.text}>{order.text}</p>}
      <ShelfFiles document={order.versionId} files={order.fileRefs} isOwn={order.canPlace} />
      <Acknowledge order={order} />
      <Versions versions={order.versions} />
      {order.canPlace ? (
        <div className={styles.actions}>
          <Button
            icon={<FilePen size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => setOpen('renew')}
          >
            {t('orders.renew')}
          </Button>
          {order.isWithdrawn ? null : (
            <Button
              look="plain"
              icon={<FileX size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
              onPress={() => setOpen('withdraw')}
            >
              {t('orders.withdraw')}
            </Button>
          )}
          <Button
            look="plain"
            icon={<FileText size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
            onPress={() => go({ to: 'console', pane: 'papers' })}
          >
            {t('orders.papers')}
          </Button>
        </div>
      ) : null}
      {open === 'renew' ? <OrderForm order={order} onClose={close} /> : null}
      {open === 'withdraw' ? <WithdrawOrder order={order} onClose={close} /> : null}
    </article>
  );
}

/** The reader's own word: it is kept on this computer at once, and goes to the school when there is a link. */
function Acknowledge({ order }: { readonly order: OrderView }) {
  const { t, formats, language } = useI18n();
  const now = useNow();
  const shelf = useCommand(bridge().school.shelf);
  const { own, ownGiven } = order;
  if (own === 'none') return null;
  if (own === 'given' && ownGiven) {
    const { at, signedOn, isWaiting } = ownGiven;
    return (
      <div className={styles.marks} role="status">
        <span className={cx(styles.mark, styles.good)}>
          <CheckCheck size="0.9375rem" strokeWidth={1.75} aria-hidden="true" />
          {at > 0
            ? t('orders.ownGiven', { when: formats.moment(at, now) })
            : t('orders.ownOnPaper', { day: textOfDay(signedOn, language) })}
        </span>
        {isWaiting ? <span className={cx(styles.mark, styles.urgent)}>{t('orders.ownWaiting')}</span> : null}
      </div>
    );
  }
  return (
    <>
      {order.remindedAt > 0 ? (
        <p className={styles.quiet}>
          {t('orders.reminded', { when: formats.moment(order.remindedAt, now) })}
        </p>
      ) : null}
      <div className={styles.actions}>
        <Button
          look="primary"
          icon={<CheckCheck size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
          isPending={shelf.isRunning}
          onPress={() => void shelf.run({ what: 'acknowledge', order: order.id })}
        >
          {t('orders.acknowledge')}
        </Button>
      </div>
      {shelf.error ? <ErrorNote error={shelf.error} /> : null}
    </>
  );
}

function Versions({ versions }: { readonly versions: readonly VersionRow[] }) {
  const { t, formats } = useI18n();
  const now = useNow();
  return (
    <section>
      <h3 className={styles.section}>{t('orders.versions')}</h3>
      <ul className={styles.history}>
        {versions.map(({ id, version, placedAt, by, note, isWithdrawal }) => (
          <li key={id} className={styles.event}>
            <span className={styles.when}>{formats.moment(placedAt, now)}</span>
            <span>
              {[isWithdrawal ? t('orders.withdrawal') : t('orders.version', { version }), by, note]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
