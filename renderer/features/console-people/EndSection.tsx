import { isActAction } from '../../../shared/acts/registry.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { PersonExport } from '../exchange/PersonExport.tsx';
import type { CardSectionProps } from './card-actions.ts';
import { leaveKey } from './leave-words.ts';
import styles from './PersonCard.module.css';

/** Leaving, coming back, and what is done for good. */
export function EndSection({ card, onAction }: CardSectionProps) {
  const { t } = useI18n();
  const { body, abilities } = card;
  const isHere = body.leftAt === 0;
  return (
    <div className={styles.end}>
      {abilities.move ? <PersonExport person={card.id} /> : null}
      {abilities.move && isHere ? (
        <Button onPress={() => onAction({ kind: 'leave' })}>{t(leaveKey(body.roles))}</Button>
      ) : null}
      {abilities.move && !isHere ? (
        <Button look="primary" onPress={() => onAction({ kind: 'return' })}>
          {t('card.return')}
        </Button>
      ) : null}
      {abilities.erase && !isHere && isActAction('people.erase') ? (
        <Button look="plain" onPress={() => onAction({ kind: 'erase' })}>
          {t('card.erase')}
        </Button>
      ) : null}
    </div>
  );
}
