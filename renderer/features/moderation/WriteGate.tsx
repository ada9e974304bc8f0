import { Ban, ScrollText } from 'lucide-react';
import { useState } from 'react';
import type { ChatHeadView } from '../../../shared/replica/views.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/class-names.ts';
import { AcceptRules } from './AcceptRules.tsx';
import { CaseDialog } from './CaseDialog.tsx';
import styles from './Moderation.module.css';

interface WriteGateProps {
  readonly chat: string;
  readonly gate: NonNullable<ChatHeadView['gate']>;
}

/** In the place of the field: rules are to be read first, or a block says what, why and until when. */
export function WriteGate({ chat, gate }: WriteGateProps) {
  return gate === 'blocked' ? <BlockedGate chat={chat} /> : <RulesGate chat={chat} />;
}

function RulesGate({ chat }: { readonly chat: string }) {
  const { t } = useI18n();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles.gate}>
      <ScrollText size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
      <p>{t('rules.gate')}</p>
      <Button look="primary" onPress={() => setIsOpen(true)}>
        {t('rules.read')}
      </Button>
      {isOpen ? (
        <AcceptRules chat={chat} onClose={() => setIsOpen(false)} onAccepted={() => setIsOpen(false)} />
      ) : null}
    </div>
  );
}

function BlockedGate({ chat }: { readonly chat: string }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const me = useQuery('me', {});
  const order = useQuery('chatOrder', { chat });
  const [isOpen, setIsOpen] = useState(false);
  const person = me.isReady ? (me.value?.id ?? '') : '';
  const block = order.isReady ? order.value.ownBlock : undefined;
  return (
    <div className={cx(styles.gate, styles.blocked)} role="status">
      <Ban size="1.25rem" strokeWidth={1.75} aria-hidden="true" />
      <p>{block ? blockedWords(block) : t('moder.blocked')}</p>
      <Button onPress={() => setIsOpen(true)}>{t('moder.why')}</Button>
      {isOpen && person !== '' ? (
        <CaseDialog chat={chat} person={person} onClose={() => setIsOpen(false)} />
      ) : null}
    </div>
  );

  function blockedWords({ until, isReadingClosed }: NonNullable<typeof block>): string {
    const when = formats.moment(until, now);
    return t(isReadingClosed ? 'moder.outUntil' : 'moder.blockedUntil', { when });
  }
}
