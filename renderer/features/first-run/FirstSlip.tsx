import { useMemo } from 'react';
import type { IssuedSlip } from '../../../shared/ipc/issued-slip.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { qrPath } from '../slips/qr-path.ts';
import styles from './FirstSlip.module.css';

interface FirstSlipProps {
  readonly of: 'head' | 'administrator';
  readonly slip: IssuedSlip;
}

/** One of the school's first two slips, the same on the screen and on paper. */
export function FirstSlip({ of, slip }: FirstSlipProps) {
  const { t, formats } = useI18n();
  const qr = useMemo(() => qrPath(slip.qr), [slip.qr]);
  return (
    <article className={styles.sheet}>
      <p className={styles.kind}>{t(`first.slip.${of}`)}</p>
      <p className={styles.name}>{slip.personName}</p>
      <p>{slip.schoolTitle}</p>
      <div className={styles.keys}>
        <svg
          className={styles.qr}
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          shapeRendering="crispEdges"
          role="img"
          aria-label={t('first.slip.qr')}
        >
          <path d={qr.path} />
        </svg>
        <dl className={styles.words}>
          <dt>{t('first.slip.address')}</dt>
          {slip.addresses.map((address) => (
            <dd key={address}>{address}</dd>
          ))}
          <dt>{t('first.slip.words')}</dt>
          <dd className={styles.code}>{slip.code}</dd>
        </dl>
      </div>
      <p className={styles.hint}>{t(`first.slip.${of}Hint`)}</p>
      <p className={styles.hint}>{t('first.slip.until', { date: formats.date(slip.expiresAt) })}</p>
    </article>
  );
}
