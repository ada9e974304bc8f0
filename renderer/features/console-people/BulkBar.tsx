import { useState } from 'react';
import type { TableClassroom } from '../../../shared/replica/school/people-table-query.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { ActDialog } from '../console/ActDialog.tsx';
import { confirmAct, leaveAct, transferAct } from './acts.ts';
import { MakeSlips } from './MakeSlips.tsx';
import type { TableRow } from './table-rows.ts';
import styles from './PeoplePane.module.css';

type Bulk = 'confirm' | 'transfer' | 'leave';

interface BulkBarProps {
  readonly chosen: readonly TableRow[];
  readonly classrooms: readonly TableClassroom[];
  readonly onClear: () => void;
}

/** What can be done with everyone who is chosen; each is offered only where it fits at least one of them. */
export function BulkBar({ chosen, classrooms, onClear }: BulkBarProps) {
  const { t } = useI18n();
  const [bulk, setBulk] = useState<Bulk>();
  const [to, setTo] = useState('');
  const pending = chosen.filter(({ isPending, isLeft }) => isPending && !isLeft);
  const pupils = chosen.filter(({ roles, isLeft }) => roles.includes('pupil') && !isLeft);
  const present = chosen.filter(({ isLeft }) => !isLeft);
  const moved = pupils.flatMap(({ id, classrooms: [from] }) =>
    from && to !== '' && from.id !== to ? [transferAct(id, from.id, to)] : [],
  );
  const close = () => setBulk(undefined);
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t('bulk.label')}>
      <span className={styles.bulkCount}>{t('bulk.count', { count: chosen.length })}</span>
      {pending.length > 0 ? (
        <Button onPress={() => setBulk('confirm')}>{t('bulk.confirm', { count: pending.length })}</Button>
      ) : null}
      {pupils.length > 0 ? (
        <Button onPress={() => setBulk('transfer')}>{t('bulk.transfer', { count: pupils.length })}</Button>
      ) : null}
      {present.length > 0 ? (
        <MakeSlips people={present} label={t('bulk.print', { count: present.length })} />
      ) : null}
      {present.length > 0 ? (
        <Button onPress={() => setBulk('leave')}>{t('bulk.leave', { count: present.length })}</Button>
      ) : null}
      <Button look="plain" onPress={onClear}>
        {t('bulk.clear')}
      </Button>
      <ActDialog
        title={t('bulk.confirmTitle', { count: pending.length })}
        submit={t('card.confirm')}
        isOpen={bulk === 'confirm'}
        onClose={close}
        onDone={onClear}
        acts={pending.map(({ id }) => confirmAct(id))}
        needsReason
      />
      <ActDialog
        title={t('bulk.transferTitle', { count: pupils.length })}
        submit={t('card.transfer')}
        isOpen={bulk === 'transfer'}
        onClose={close}
        onDone={onClear}
        acts={moved}
        needsReason={false}
        waitingFor={t('card.chooseClass')}
      >
        <SelectField
          label={t('card.toClass')}
          placeholder={t('card.chooseClass')}
          options={classrooms.map(({ id, title }) => ({ id, title }))}
          value={to}
          onChange={setTo}
        />
      </ActDialog>
      <ActDialog
        title={t('bulk.leaveTitle', { count: present.length })}
        submit={t('card.leave')}
        isOpen={bulk === 'leave'}
        onClose={close}
        onDone={onClear}
        acts={present.map(({ id }) => leaveAct(id))}
        needsReason={false}
        isDanger
      />
    </div>
  );
}
