import { HeartHandshake, Scale } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ApologyView, ChatOrderView } from '../../../shared/replica/moderation/moderation-views.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { CaseDialog } from './CaseDialog.tsx';
import { ruleWords } from './rule-words.ts';
import { useOrder } from './use-order.ts';
import styles from './Moderation.module.css';

/** An apology to the members of the open chat, while they may object to it (clause E-2.7). */
export function ApologyBar({ chat }: { readonly chat: string }) {
  const answer = useQuery('chatOrder', { chat });
  const apologies = answer.isReady ? answer.value.apologies : [];
  const news = answer.isReady ? answer.value.news : undefined;
  return (
    <>
      {news ? <News chat={chat} news={news} /> : null}
      {apologies.map((apology) => (
        <Apology key={apology.id} apology={apology} />
      ))}
    </>
  );
}

/** What the reader was reminded of, or charged with, in the last day. */
function News({ chat, news }: { readonly chat: string; readonly news: NonNullable<ChatOrderView['news']> }) {
  const { t, language } = useI18n();
  const me = useQuery('me', {});
  const [isOpen, setIsOpen] = useState(false);
  const person = me.isReady ? (me.value?.id ?? '') : '';
  return (
    <section className={styles.bar} aria-label={t('moder.news')}>
      <Scale size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
      <div className={styles.barWords}>
        <p>{t(`moder.news.${news.step}`, { name: news.byName })}</p>
        <p className={styles.quiet}>{ruleWords(news.rule, language)}</p>
      </div>
      <Button onPress={() => setIsOpen(true)}>{t('common.details')}</Button>
      {isOpen && person !== '' ? (
        <CaseDialog chat={chat} person={person} onClose={() => setIsOpen(false)} />
      ) : null}
    </section>
  );
}

function Apology({ apology }: { readonly apology: ApologyView }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const order = useOrder();
  const place = useRef<HTMLElement>(null);
  const { person, text, until, isOwn, canObject, hasObjected } = apology;
  const when = formats.moment(until, now);
  const object = async () => {
    // The button goes with what it did.
    if (await order({ do: 'object', apology: apology.id }, t('moder.objectionSent'))) place.current?.focus();
  };
  return (
    <section ref={place} className={styles.bar} aria-label={t('moder.apology')} tabIndex={-1}>
      <HeartHandshake size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
      <div className={styles.barWords}>
        <p>
          <strong>{isOwn ? t('moder.ownApology') : t('moder.apologyBy', { name: person.name })}</strong>{' '}
          {text}
        </p>
        <p className={styles.quiet}>
          {t(hasObjected ? 'moder.objected' : isOwn ? 'moder.apologyWaits' : 'moder.mayObject', { when })}
        </p>
      </div>
      {canObject ? <Button onPress={() => void object()}>{t('moder.object')}</Button> : null}
    </section>
  );
}
