import { ArrowLeft, CloudUpload, X } from 'lucide-react';
import { useState } from 'react';
import type { PersonCardView } from '../../../shared/replica/school/person-card-query.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useQuery } from '../../bridge/use-query.ts';
import { useRoleWords } from '../../bridge/use-role-words.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { useIsNarrow } from '../../ui/layout.ts';
import { personWords } from '../../ui/person-words.ts';
import { PersonMark } from '../../ui/PersonLine.tsx';
import { SkeletonRows } from '../../ui/Skeleton.tsx';
import { AccessSection } from './AccessSection.tsx';
import { CardDialogs } from './CardDialogs.tsx';
import type { CardAction } from './card-actions.ts';
import { ClassesSection } from './ClassesSection.tsx';
import { ContactSection } from './ContactSection.tsx';
import { DevicesSection } from './DevicesSection.tsx';
import { EndSection } from './EndSection.tsx';
import { FamilySection } from './FamilySection.tsx';
import { HistorySection } from './HistorySection.tsx';
import { StandingSection } from './StandingSection.tsx';
import { useEntered } from './use-entered.ts';
import styles from './PersonCard.module.css';

/** Everything about one person, and what can be done with them. */
export function PersonCard({ person }: { readonly person: string }) {
  const { t } = useI18n();
  const { go, place } = useNavigation();
  const answer = useQuery('school.person', { person });
  const close = () => go({ to: 'console', pane: 'people', filter: place.console.filter });
  return (
    <aside className={styles.card} aria-label={t('card.label')}>
      {!answer.isReady ? (
        <SkeletonRows count={4} />
      ) : answer.value ? (
        <Card card={answer.value} onClose={close} />
      ) : (
        <Missing onClose={close} />
      )}
    </aside>
  );
}

function Card({ card, onClose }: { readonly card: PersonCardView; readonly onClose: () => void }) {
  const [action, setAction] = useState<CardAction>();
  const entered = useEntered();
  const hasEntered = card.account.state === 'entered' || entered.people.has(card.id);
  const sections = { card, onAction: setAction };
  return (
    <>
      <Head card={card} onClose={onClose} />
      <div className={styles.sections}>
        <StandingSection {...sections} />
        <ClassesSection {...sections} />
        <FamilySection {...sections} />
        <AccessSection {...sections} hasEntered={hasEntered} />
        {hasEntered ? <DevicesSection card={card} /> : null}
        <ContactSection {...sections} />
        <HistorySection person={card.id} />
        <EndSection {...sections} />
      </div>
      <CardDialogs card={card} action={action} onClose={() => setAction(undefined)} />
    </>
  );
}

function Head({ card, onClose }: { readonly card: PersonCardView; readonly onClose: () => void }) {
  const { t } = useI18n();
  const roleWord = useRoleWords();
  const isNarrow = useIsNarrow();
  const { name, body, isWaiting } = card;
  // The mark goes to the next line together with the last word, never alone.
  const lastWord = name.lastIndexOf(' ') + 1;
  return (
    <header className={styles.head}>
      {isNarrow ? (
        <IconButton
          label={t('common.back')}
          icon={<ArrowLeft size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={onClose}
        />
      ) : null}
      <Avatar name={name} of="person" />
      <div className={styles.names}>
        <h2 className={styles.name}>
          {name.slice(0, lastWord)}
          <span className={styles.together}>
            {name.slice(lastWord)} {body.leftAt === 0 ? <PersonMark person={body} /> : null}
          </span>
        </h2>
        <p className={styles.quiet}>{personWords(body, roleWord)}</p>
        {isWaiting ? (
          <p className={styles.waiting}>
            <CloudUpload size="1rem" strokeWidth={1.75} aria-hidden="true" />
            {t('table.waiting')}
          </p>
        ) : null}
      </div>
      {isNarrow ? null : (
        <IconButton
          label={t('common.close')}
          icon={<X size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
          onPress={onClose}
        />
      )}
    </header>
  );
}

/** Somebody whose card is not here, or not any more. */
function Missing({ onClose }: { readonly onClose: () => void }) {
  const { t } = useI18n();
  return (
    <header className={styles.head}>
      <p className={styles.names}>{t('card.missing')}</p>
      <IconButton
        label={t('common.close')}
        icon={<X size="1.25rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={onClose}
      />
    </header>
  );
}
