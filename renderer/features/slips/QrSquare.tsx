import { useMemo } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { qrPath } from './qr-path.ts';
import styles from './SlipSheet.module.css';

/** A QR square, black on white in every theme. */
export function QrSquare({ text }: { readonly text: string }) {
  const { t } = useI18n();
  const qr = useMemo(() => qrPath(text), [text]);
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${qr.size} ${qr.size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={t('paper.qr')}
    >
      <path d={qr.path} />
    </svg>
  );
}
