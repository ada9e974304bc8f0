import { useState } from 'react';
import { APPOINTED_ROLES } from '../../../shared/schema/appointment.ts';
import { newId } from '../../bridge/new-id.ts';
import { useNow } from '../../bridge/HubTime.tsx';
import { useQuery } from '../../bridge/use-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { DayField } from '../../ui/DayField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import type { CardDialogProps } from './card-actions.ts';
import { dayOfMoment } from './day-words.ts';
import { paperOfOrder } from './order-paper.ts';
import styles from './AddPeople.module.css';

/** The roles by order, each for good or in somebody's place. */
const CHOICES = APPOINTED_ROLES.flatMap((role) => [
  { id: role, role, isActing: false },
  { id: `acting.${role}`, role, isActing: true },
]);
const NO_PAPER = 'none';

/** Appoints an administrator, a head or a deputy by order of the head. */
export function AppointDialog({ card, onClose }: CardDialogProps) {
  const { t } = useI18n();
  const now = useNow();
  const [id] = useState(newId);
  const shelf = useQuery('school.papers', {});
  const [choice, setChoice] = useState(CHOICES[0]);
  const [order, setOrder] = useState({ number: '', date: dayOfMoment(now) });
  const [chosen, setChosen] = useState<string>();
  const [term, setTerm] = useState({ from: dayOfMoment(now), until: '' });
  const papers = shelf.isReady
    ? shelf.value.papers.filter(({ type, isWithdrawn }) => type === 'order' && !isWithdrawn)
    : [];
  const isComplete = order.number.trim() !== '' && order.date !== '' && term.from !== '';
  // Whoever puts the order on the shelf first has its number there; it need not be looked for again.
  const paper = chosen ?? paperOfOrder(papers, order);
  const data = {
    id,
    person: card.id,
    role: choice?.role,
    isActing: choice?.isActing,
    order: { ...order, paper },
    ...term,
  };
  return (
    <ActDialog
      title={t('card.appointTitle', { name: card.name })}
      submit={t('card.appointSubmit')}
      isOpen
      onClose={onClose}
      acts={isComplete ? [{ action: 'roles.appoint', data, clause: 'P-2.2(2)' }] : []}
      needsReason={false}
      waitingFor={t('card.orderNeeded')}
    >
      <SelectField
        label={t('card.appointTo')}
        options={CHOICES.map(({ id: key, role, isActing }) => ({
          id: key,
          title: isActing ? t(`card.acting.${role}`) : t(`role.${role}`),
        }))}
        value={choice?.id ?? ''}
        onChange={(key) => setChoice(CHOICES.find((one) => one.id === key) ?? CHOICES[0])}
      />
      <div className={styles.pair}>
        <TextField
          label={t('card.orderNumber')}
          maxLength={40}
          value={order.number}
          onChange={(number) => setOrder((before) => ({ ...before, number }))}
        />
        <DayField
          label={t('card.orderDate')}
          value={order.date}
          onChange={(date) => setOrder((before) => ({ ...before, date }))}
        />
        <DayField
          label={t('card.firstDay')}
          value={term.from}
          onChange={(from) => setTerm((before) => ({ ...before, from }))}
        />
        <DayField
          label={t('card.lastDay')}
          hint={t('card.lastDayHint')}
          value={term.until}
          onChange={(until) => setTerm((before) => ({ ...before, until }))}
        />
      </div>
      {papers.length > 0 ? (
        <SelectField
          label={t('card.paper')}
          options={[
            { id: NO_PAPER, title: t('card.noPaper') },
            ...papers.map(({ id: key, title, number }) => ({
              id: key,
              title: number === '' ? title : `№ ${number}. ${title}`,
            })),
          ]}
          value={paper === '' ? NO_PAPER : paper}
          onChange={(key) => setChosen(key === NO_PAPER ? '' : key)}
        />
      ) : null}
    </ActDialog>
  );
}
