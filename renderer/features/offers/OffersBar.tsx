import { Mail } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { OfferList } from './OfferList.tsx';
import styles from './Offers.module.css';

/** Above the list of chats: how many are offered. Nothing is there where none is. */
export function OffersBar() {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  const answer = useQuery('offers', {});
  const offers = answer.isReady ? answer.value : [];
  const open = offers.filter(({ isPutOff }) => !isPutOff).length;
  if (offers.length === 0 && !isOpen) return null;
  return (
    <>
      {offers.length > 0 ? (
        <Button className={cx(styles.bar, open > 0 && styles.fresh)} onPress={() => setIsOpen(true)}>
          <Mail size="1.125rem" strokeWidth={1.75} aria-hidden="true" />
          <span>
            {open > 0 ? t('offers.open', { count: open }) : t('offers.putOffOnly', { count: offers.length })}
          </span>
        </Button>
      ) : null}
      <Dialog title={t('offers.title')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <OfferList offers={offers} onOpened={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}
