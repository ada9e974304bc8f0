import { useEffect, useId, useRef, useState } from 'react';
import { ask } from '../../bridge/use-command.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import { ChatBoxes } from '../offers/ChatBoxes.tsx';
import { RulesText } from './RulesText.tsx';
import { useOrder } from './use-order.ts';
import styles from './FirstRules.module.css';

/** In the place of the chats at the first entry: the rules, and the chats that wait (clauses E-2.4, P-2.5(1)). */
export function FirstRules({ onLater }: { readonly onLater: () => void }) {
  const { t } = useI18n();
  const toast = useToast();
  const order = useOrder();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const rules = useQuery('rules', { chat: '', message: '' });
  const offers = useQuery('offers', {});
  const [isRunning, setIsRunning] = useState(false);
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    // Whoever is writing somewhere else already stays there.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  const editions = rules.isReady ? rules.value.editions.filter(({ isToAccept }) => isToAccept) : [];
  const waiting = (offers.isReady ? offers.value : []).filter(
    ({ isPutOff, isToModerate }) => !isPutOff && !isToModerate,
  );
  const chosen = new Set(waiting.map(({ id }) => id).filter((id) => !refused.has(id)));
  const accept = async () => {
    setIsRunning(true);
    if (!(await order({ do: 'accept', editions: editions.map(({ id }) => id) }))) {
      setIsRunning(false);
      return;
    }
    // All at once, so that they are on their way whatever becomes of the window.
    const joins = [...chosen].map((chat) => ask(bridge().replica.joinChat, { chat }));
    const failed = (await Promise.all(joins)).find(
      // A chat that adds rules of its own stays among the offers, where they are read.
      (outcome) => !outcome.ok && outcome.error.code !== 'rulesFirst',
    );
    if (failed && !failed.ok) toast({ text: t(`error.${failed.error.code}`) });
  };
  return (
    <main className={styles.page} aria-labelledby={titleId}>
      <div className={styles.column}>
        <header>
          <h1 id={titleId} ref={heading} tabIndex={-1} className={styles.title}>
            {t('rules.title')}
          </h1>
          <p className={styles.quiet}>{t('rules.firstLine')}</p>
        </header>
        <div className={styles.text} role="region" aria-labelledby={titleId} tabIndex={0}>
          {editions.map((edition) => (
            <RulesText key={edition.id} edition={edition} heading="h2" />
          ))}
        </div>
        {waiting.length === 0 ? null : (
          <ChatBoxes
            chats={waiting}
            chosen={chosen}
            onChange={(next) =>
              setRefused(new Set(waiting.map(({ id }) => id).filter((id) => !next.has(id))))
            }
          />
        )}
        <div className={styles.end}>
          <p className={styles.quiet}>{t('rules.laterHint')}</p>
          <Button onPress={onLater}>{t('rules.later')}</Button>
          <Button look="primary" isPending={isRunning} onPress={() => void accept()}>
            {t('rules.accept')}
          </Button>
        </div>
      </div>
    </main>
  );
}
