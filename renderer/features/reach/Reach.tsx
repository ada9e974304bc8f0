import { CheckCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { ChannelReachAnswer, ReachCount } from '../../../shared/ipc/reach-calls.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { useReach } from './use-reach.ts';
import styles from './Reach.module.css';

/** Below an announcement, for those who may know: to how many it has come and how many have read it. */
export function ReachLine({ message }: { readonly message: string }) {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  const { reach, isLive } = useReach(message);
  return (
    <>
      <Button className={cx(styles.line)} onPress={() => setIsOpen(true)}>
        <CheckCheck size="1rem" strokeWidth={1.75} aria-hidden="true" />
        {reach ? t('reach.short', reach.total) : t('reach.title')}
      </Button>
      <Dialog title={t('reach.title')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        {reach ? <ByClass reach={reach} isLive={isLive} /> : <p>{t('reach.unknown')}</p>}
      </Dialog>
    </>
  );
}

/** The whole school first, then its staff, then the classes. */
function ByClass({ reach, isLive }: { readonly reach: ChannelReachAnswer; readonly isLive: boolean }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const when = formats.moment(reach.at, now);
  return (
    <div className={styles.body}>
      <p className={styles.sum}>{t('reach.count', { who: t('reach.all'), ...reach.total })}</p>
      <ProgressLine
        label={t('reach.title')}
        done={reach.total.delivered}
        total={reach.total.people}
        words={t('reach.short', reach.total)}
      />
      <p className={styles.hint} role="status">
        {t(isLive ? 'reach.countedAt' : 'reach.lastKnown', { when })}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('reach.who')}</th>
            <th scope="col">{t('reach.delivered')}</th>
            <th scope="col">{t('reach.read')}</th>
          </tr>
        </thead>
        <tbody>
          <Row who={t('reach.staff')} count={reach.staff} />
          {reach.classes.map(({ title, pupils, parents }) => [
            <Row key={`${title} p`} who={t('reach.pupils', { title })} count={pupils} />,
            <Row key={`${title} f`} who={t('reach.parents', { title })} count={parents} />,
          ])}
        </tbody>
      </table>
      <p className={styles.hint}>{t('reach.hint')}</p>
    </div>
  );
}

function Row({ who, count }: { readonly who: string; readonly count: ReachCount }) {
  const { t } = useI18n();
  if (count.people === 0) return null;
  const { people, delivered, read } = count;
  return (
    <tr>
      <th scope="row">{who}</th>
      <td>{t('reach.of', { count: delivered, people })}</td>
      <td>{t('reach.of', { count: read, people })}</td>
    </tr>
  );
}
