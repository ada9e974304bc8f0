import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { RulesText } from './RulesText.tsx';
import { useOrder } from './use-order.ts';
import styles from './Moderation.module.css';

interface AcceptRulesProps {
  readonly chat: string;
  readonly onClose: () => void;
  /** They are accepted, here and now; the hub hears of it later. */
  readonly onAccepted: () => void;
}

/** The rules that a person has to read before joining a chat or writing on in it (clauses E-2.4, E-3.2). */
export function AcceptRules({ chat, onClose, onAccepted }: AcceptRulesProps) {
  const { t } = useI18n();
  const answer = useQuery('rules', { chat, message: '' });
  const order = useOrder();
  const toAccept = answer.isReady ? answer.value.editions.filter(({ isToAccept }) => isToAccept) : [];
  const accept = async () => {
    const editions = toAccept.map(({ id }) => id);
    if (editions.length === 0 || (await order({ do: 'accept', editions }))) onAccepted();
  };
  return (
    <Dialog title={t('rules.title')} isOpen onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.quiet}>{t('rules.acceptHint')}</p>
        {toAccept.map((edition) => (
          <RulesText key={edition.id} edition={edition} />
        ))}
        <div className={styles.end}>
          <Button onPress={onClose}>{t('rules.notNow')}</Button>
          <Button look="primary" onPress={() => void accept()}>
            {t('rules.accept')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
