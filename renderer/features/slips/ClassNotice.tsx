import type { IssuedSlip } from '../../../shared/ipc/issued-slip.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { QrSquare } from './QrSquare.tsx';
import { nameOf, SlipAddresses, SlipDay, SlipWords } from './SlipPaper.tsx';
import styles from './SlipSheet.module.css';

/** A notice for the wall of a class: what Zvonok is, and how to register with the link (clause M-5 ¶2). */
export function ClassNotice({ link }: { readonly link: IssuedSlip }) {
  const { t } = useI18n();
  const [qrOnly] = link.qr.split('#');
  return (
    <article className={styles.notice}>
      <header>
        <p className={styles.school}>{link.schoolTitle}</p>
        <p className={styles.headline}>{t('notice.title')}</p>
        <p className={styles.name}>{whomOf(link, t)}</p>
      </header>
      <p>{t('notice.what')}</p>
      <div className={styles.keys}>
        <QrSquare text={link.qr} />
        <div className={styles.secret}>
          <SlipAddresses addresses={link.addresses} />
          <SlipWords words={link.words} />
        </div>
      </div>
      <ol className={styles.steps}>
        <li>{t('notice.step1')}</li>
        <li>{t('notice.step2')}</li>
        <li>{t('notice.step3')}</li>
        <li>{t('notice.step4')}</li>
      </ol>
      <footer className={styles.foot}>
        <p>{t('notice.page', { address: qrOnly ?? '' })}</p>
        <p>{t('notice.free')}</p>
        <SlipDay slip={link} />
      </footer>
    </article>
  );
}

/** All of a class: a notice is for many. */
function whomOf(link: IssuedSlip, t: Translate): string {
  const { role, classroom } = link;
  const isFamily = role === 'pupil' || role === 'parent';
  return isFamily && classroom !== '' ? t(`notice.${role}`, { classroom }) : nameOf(link, t);
}
