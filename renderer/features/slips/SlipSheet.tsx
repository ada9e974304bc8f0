import { useMemo } from 'react';
import type { IssuedSlip } from '../../../shared/ipc/values.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { qrPath } from './qr-path.ts';
import styles from './SlipSheet.module.css';

/** The slip itself, the same on the screen and on paper. */
export function SlipSheet({ slip }: { readonly slip: IssuedSlip }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const qr = useMemo(() => qrPath(slip.qr), [slip.qr]);
  return (
    <article className={styles.sheet}>
      <p className={styles.kind}>{t('issue.heading')}</p>
      <p className={styles.name}>{slip.personName}</p>
      <p>{slip.schoolTitle}</p>
      <div className={styles.keys}>
        <svg
          className={styles.qr}
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          shapeRendering="crispEdges"
          role="img"
          aria-label={t('issue.qr')}
        >
          <path d={qr.path} />
        </svg>
        <dl className={styles.words}>
          <dt>{t('issue.address')}</dt>
          {slip.addresses.map((address) => (
            <dd key={address} className={styles.address}>
              {address}
            </dd>
          ))}
          <dt>{t('issue.code')}</dt>
          <dd className={styles.code}>{slip.code}</dd>
        </dl>
      </div>
      <div>
        <p className={styles.steps}>{t('issue.stepsTitle')}</p>
        <ol className={styles.list}>
          <li>{t('issue.step1')}</li>
          <li>{t('issue.step2')}</li>
          <li>{t('issue.step3')}</li>
        </ol>
      </div>
      <p>{t('issue.expires', { when: formats.moment(slip.expiresAt, now) })}</p>
      <p>{t('issue.keep')}</p>
    </article>
  );
}
