import { Ticket } from 'lucide-react';
import { useState } from 'react';
import { useNavigation } from '../../app/navigation.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { MakeInvitations } from '../invitations/MakeInvitations.tsx';
import type { ClassSectionProps } from './class-actions.ts';
import { Section } from './Section.tsx';
import styles from './ClassCard.module.css';

/** The class's chats. Who is in them is not shown: everyone joins by the own wish (clause E-2.3). */
export function ChatsSection({ card }: ClassSectionProps) {
  const { t } = useI18n();
  return (
    <Section title={t('classes.chats')}>
      {card.chats.length === 0 ? (
        <p className={styles.quiet}>{t('classes.noChats')}</p>
      ) : (
        <ul className={styles.chats}>
          {card.chats.map(({ id, title }) => (
            <li key={id} className={styles.chat}>
              {title}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.quiet}>{t(card.body.isArchived ? 'classes.chatsOver' : 'classes.chatsHint')}</p>
    </Section>
  );
}

/** Slips for the people of the class. */
export function InvitationsSection({ card }: ClassSectionProps) {
  const { t } = useI18n();
  const { go } = useNavigation();
  const [isMaking, setIsMaking] = useState(false);
  const { abilities, body, openSlips } = card;
  if (!abilities.makeSlips || body.isArchived || body.type !== 'homeroom') return null;
  return (
    <Section
      title={t('classes.invitations')}
      actions={
        openSlips > 0 ? (
          <Button
            look="plain"
            onPress={() => go({ to: 'console', pane: 'invitations', filter: `class ${card.id}` })}
          >
            {t('classes.showInvitations')}
          </Button>
        ) : null
      }
    >
      <div className={styles.line}>
        <p className={styles.lineWords}>
          {openSlips === 0 ? t('classes.noOpenSlips') : t('classes.openSlips', { count: openSlips })}
        </p>
        <Button
          icon={<Ticket size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={() => setIsMaking(true)}
        >
          {t('invitations.make')}
        </Button>
      </div>
      {isMaking ? <MakeInvitations classroom={card.id} onClose={() => setIsMaking(false)} /> : null}
    </Section>
  );
}
