import { Input } from 'react-aria-components/Input';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { NumberField } from 'react-aria-components/NumberField';
import { Switch } from 'react-aria-components/Switch';
import type { PolicyRow } from '../../../shared/replica/school/settings-query.ts';
import { POLICIES, type PolicyValue } from '../../../shared/schema/policy.ts';
import { useCommand } from '../../bridge/use-command.ts';
import { bridge } from '../../bridge/window-bridge.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from './SettingsPane.module.css';

interface PolicyListProps {
  readonly policies: readonly PolicyRow[];
  readonly canSet: boolean;
}

/** One row a setting. A change holds at once and can be taken back for eight seconds. */
export function PolicyList({ policies, canSet }: PolicyListProps) {
  const { t } = useI18n();
  const toast = useToast();
  const set = useCommand(bridge().school.act);
  const change = (row: PolicyRow, value: PolicyValue, isUndo = false) => {
    const data = { name: row.name, chat: '', value, isSet: value !== row.standard };
    void set.run({ action: 'policy.set', data, reason: '', clause: 'P-1.4' }).then((outcome) => {
      if (!outcome.ok || isUndo) return;
      toast({ text: t('schoolSettings.changed'), undo: () => change(row, row.value, true) });
    });
  };
  return (
    <>
      {set.error ? <ErrorNote error={set.error} /> : null}
      <ul className={styles.policies}>
        {policies.map((row) => (
          <li key={row.name} className={styles.policy}>
            <div className={styles.words}>
              <p id={`policy-${row.name}`} className={styles.name}>
                {t(`policy.${row.name}`)}
              </p>
              <p className={styles.quiet}>
                {t(`policy.${row.name}.hint`)}
                {row.exceptions > 0 ? ` ${t('schoolSettings.exceptions', { count: row.exceptions })}` : ''}
              </p>
            </div>
            <PolicyControl row={row} isDisabled={!canSet} onChange={(value) => change(row, value)} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface PolicyControlProps {
  readonly row: PolicyRow;
  readonly isDisabled: boolean;
  readonly onChange: (value: PolicyValue) => void;
}

/** What an amount is counted in, where not in days. */
const UNITS: Partial<
  Record<
    PolicyRow['name'],
    | 'schoolSettings.megabytes'
    | 'schoolSettings.hours'
    | 'schoolSettings.months'
    | 'schoolSettings.perMinute'
    | 'schoolSettings.perHour'
  >
> = {
  fileMegabytes: 'schoolSettings.megabytes',
  violationMonths: 'schoolSettings.months',
  reportHours: 'schoolSettings.hours',
  messagesPerMinute: 'schoolSettings.perMinute',
  sameTextPerHour: 'schoolSettings.perHour',
  callsOfAllPerHour: 'schoolSettings.perHour',
  invitesPerHour: 'schoolSettings.perHour',
  quietFromHour: 'schoolSettings.hours',
  quietUntilHour: 'schoolSettings.hours',
};

function PolicyControl({ row, isDisabled, onChange }: PolicyControlProps) {
  const { t } = useI18n();
  const policy = POLICIES[row.name];
  if (policy.kind === 'switch') {
    return (
      <Switch
        className={cx(styles.switch)}
        aria-labelledby={`policy-${row.name}`}
        isSelected={row.value === true}
        isDisabled={isDisabled}
        onChange={onChange}
      >
        <span className={styles.track} aria-hidden="true" />
        <span className={styles.state}>
          {t(row.value === true ? 'schoolSettings.on' : 'schoolSettings.off')}
        </span>
      </Switch>
    );
  }
  return (
    <NumberField
      className={cx(styles.amount)}
      aria-labelledby={`policy-${row.name}`}
      minValue={policy.least}
      maxValue={policy.most}
      value={typeof row.value === 'number' ? row.value : policy.standard}
      isDisabled={isDisabled}
      onChange={(value) => {
        if (Number.isInteger(value)) onChange(value);
      }}
    >
      <Group className={cx(styles.stepper)}>
        <Button slot="decrement" className={cx(styles.step)}>
          −
        </Button>
        <Input className={cx(styles.number)} autoComplete="off" />
        <Button slot="increment" className={cx(styles.step)}>
          +
        </Button>
      </Group>
      <span className={styles.quiet}>{t(UNITS[row.name] ?? 'schoolSettings.days')}</span>
    </NumberField>
  );
}
