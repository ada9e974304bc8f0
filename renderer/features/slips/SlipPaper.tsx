import type { IssuedSlip } from '../../../shared/ipc/issued-slip.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { cx } from '../../ui/class-names.ts';
import { QrSquare } from './QrSquare.tsx';
import styles from './SlipSheet.module.css';

interface SlipPaperProps {
  readonly slip: IssuedSlip;
  /** A quarter of a sheet. */
  readonly isSmall?: boolean;
}

/** One slip on paper: whom it is for, the address, the seven words, and what to do. */
export function SlipPaper({ slip, isSmall = false }: SlipPaperProps) {
  const { t } = useI18n();
  return (
    <article className={cx(styles.paper, isSmall && styles.small)}>
      <header>
        <p className={styles.school}>{slip.schoolTitle}</p>
        <p className={styles.name}>{nameOf(slip, t)}</p>
        {aboutOf(slip, t) === '' ? null : <p className={styles.about}>{aboutOf(slip, t)}</p>}
      </header>
      <div className={styles.keys}>
        <QrSquare text={slip.qr} />
        <div className={styles.secret}>
          <SlipAddresses addresses={isSmall ? slip.addresses.slice(0, 1) : slip.addresses} />
          <SlipWords words={slip.words} />
        </div>
      </div>
      <ol className={styles.steps}>
        <li>{t('paper.step1')}</li>
        <li>{t('paper.step2')}</li>
        <li>{t(slip.personName === '' ? 'paper.step3Role' : 'paper.step3')}</li>
      </ol>
      <footer className={styles.foot}>
        <SlipDay slip={slip} />
        <p>{t('paper.keep')}</p>
      </footer>
    </article>
  );
}

/** Whom a slip is for: the person, or the role that somebody will have. */
export function nameOf(slip: IssuedSlip, t: Translate): string {
  if (slip.personName !== '') return slip.personName;
  if (slip.childName !== '') return t('paper.parentOf', { name: slip.childName });
  const role = t(`role.${slip.role}`);
  const title = role.slice(0, 1).toUpperCase() + role.slice(1);
  return slip.classroom === '' ? title : `${title}, ${slip.classroom}`;
}

function aboutOf(slip: IssuedSlip, t: Translate): string {
  if (slip.purpose === 'recovery') return t('paper.safe');
  return t(slip.personName === '' ? 'paper.forRole' : 'paper.heading');
}

export function SlipAddresses({ addresses }: { readonly addresses: readonly string[] }) {
  const { t } = useI18n();
  return (
    <>
      <p className={styles.label}>{t('paper.address')}</p>
      {addresses.map((address) => (
        <p key={address} className={styles.address}>
          {address}
        </p>
      ))}
    </>
  );
}

/** The words with their numbers, so that nobody leaves one out. */
export function SlipWords({ words }: { readonly words: readonly string[] }) {
  const { t } = useI18n();
  return (
    <>
      <p className={styles.label}>{t('paper.words')}</p>
      <ol className={styles.words} aria-label={t('paper.words')}>
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ol>
    </>
  );
}

/** Until when it can be used; a day says enough on paper. */
export function SlipDay({ slip }: { readonly slip: IssuedSlip }) {
  const { t, formats } = useI18n();
  const when = formats.date(slip.expiresAt);
  return <p>{slip.purpose === 'link' ? t('paper.linkUntil', { when }) : t('paper.until', { when })}</p>;
}
