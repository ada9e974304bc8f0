import { useI18n } from '../../i18n/I18n.tsx';
import { DevicesOf } from '../devices/DevicesOf.tsx';
import type { CardSectionProps } from './card-actions.ts';
import { CardSection } from './CardSection.tsx';

/** The computers with which somebody enters, for whoever may end a lost one. */
export function DevicesSection({ card }: Pick<CardSectionProps, 'card'>) {
  const { t } = useI18n();
  // Whoever has left enters nowhere, so there is nothing to be ended.
  if (!card.abilities.seeDevices || card.body.leftAt > 0) return null;
  return (
    <CardSection title={t('card.devices')}>
      <DevicesOf person={card.id} />
    </CardSection>
  );
}
