import type { CardSlip } from '../../../shared/replica/school/person-card-query.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import type { CardSectionProps } from './card-actions.ts';
import { CardSection } from './CardSection.tsx';
import { MakeSlips } from './MakeSlips.tsx';
import styles from './PersonCard.module.css';

/** Whether a person has come in, and the slips that were made for that. */
export function AccessSection({ card, hasEntered }: CardSectionProps & { readonly hasEntered: boolean }) {
  const { t } = useI18n();
  const { account, slips, abilities, body, id } = card;
  const state = hasEntered ? 'entered' : account.state;
  return (
    <CardSection
      title={t('card.access')}
      actions={
        abilities.makeSlip && body.leftAt === 0 ? (
          <MakeSlips people={[{ id, roles: body.roles }]} label={t('card.issue')} look="plain" />
        ) : null
      }
    >
      <p>{t(`card.account.${state}`)}</p>
      {slips.slice(0, 5).map((slip) => (
        <Slip key={slip.id} slip={slip} />
      ))}
    </CardSection>
  );
}

function Slip({ slip }: { readonly slip: CardSlip }) {
  const { t, formats } = useI18n();
  const now = useNow();
  const { state, madeAt, expiresAt, makerName } = slip;
  return (
    <p className={styles.fact}>
      {t(`card.slip.${state}`, { until: formats.moment(expiresAt, now) })}
      <br />
      <span className={styles.quiet}>
        {[madeAt > 0 ? formats.moment(madeAt, now) : '', makerName].filter(Boolean).join(' · ')}
      </span>
    </p>
  );
}
