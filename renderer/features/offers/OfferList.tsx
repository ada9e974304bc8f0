import { Check } from 'lucide-react';
import type { OfferRow } from '../../../shared/replica/views.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useJoining } from '../moderation/use-joining.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import styles from './Offers.module.css';

interface OfferListProps {
  readonly offers: readonly OfferRow[];
  /** A chat was joined and opened. */
  readonly onOpened: () => void;
}

/** Offered chats with the rules of the house; joining is one action, putting off is told to nobody. */
export function OfferList({ offers, onOpened }: OfferListProps) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const putOff = useCommand(bridge().replica.putOffChat);
  const joining = useJoining((chat) => {
    if (offers.length > 1) return;
    go({ to: 'chat', chat });
    onOpened();
  });
  const error = joining.error ?? putOff.error;
  return (
    <div className={styles.offers}>
      <p className={styles.rules}>{t('offers.rules')}</p>
      {offers.some(({ inviterName }) => inviterName !== '') ? (
        <p className={styles.quiet}>{t('offers.declineHint')}</p>
      ) : null}
      {error ? <ErrorNote error={error} /> : null}
      {offers.length === 0 ? <p className={styles.quiet}>{t('offers.none')}</p> : null}
      <ul className={styles.list}>
        {offers.map((offer) => (
          <li key={offer.id} className={styles.offer}>
            <Avatar name={offer.title} of="chat" size="small" />
            <div className={styles.words}>
              <p className={styles.title}>{offer.title}</p>
              <p className={styles.quiet}>
                {offer.isToModerate
                  ? t('offers.toModerate')
                  : offer.inviterName === ''
                    ? [t(`offers.why.${offer.template}`), offer.classroomTitle].filter(Boolean).join(' · ')
                    : t('offers.invitedBy', { name: offer.inviterName })}
              </p>
            </div>
            <Button
              isPending={putOff.isRunning}
              onPress={() => {
                const isPutOff = !offer.isPutOff;
                void putOff.run({
                  chat: offer.id,
                  isPutOff,
                  isDeclined: isPutOff && offer.inviterName !== '',
                });
              }}
            >
              {t(
                offer.isPutOff
                  ? 'offers.takeUp'
                  : offer.inviterName === ''
                    ? 'offers.putOff'
                    : 'offers.decline',
              )}
            </Button>
            <Button
              look="primary"
              icon={<Check size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
              isPending={joining.isRunning}
              onPress={() => void joining.join(offer.id)}
            >
              {t('offers.join')}
            </Button>
          </li>
        ))}
      </ul>
      {joining.rules}
    </div>
  );
}
