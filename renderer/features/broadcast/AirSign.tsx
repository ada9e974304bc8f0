import type { BroadcastView } from '../../../shared/replica/live/broadcast-views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import styles from './Broadcast.module.css';

/** «В эфире», «Пробный прогон», «Перерыв»; who watches knows nothing of a test run. */
export function AirSign({ view: { state, mayRun } }: { readonly view: BroadcastView }) {
  const { t } = useI18n();
  return (
    <p className={cx(styles.sign, styles[state])} role="status">
      {t(`broadcast.state.${state === 'test' && !mayRun ? 'soon' : state}`)}
    </p>
  );
}
