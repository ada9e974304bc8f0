import { Archive, Check, CheckCheck, CircleArrowUp, Clock3, CloudAlert, TriangleAlert } from 'lucide-react';
import type { MessageState } from '../../../shared/replica/views.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { cx } from '../../ui/class-names.ts';
import { Spoken } from '../../ui/Spoken.tsx';
import styles from './StateMark.module.css';

const ICONS = {
  written: Clock3,
  sending: CircleArrowUp,
  onHub: Check,
  read: CheckCheck,
  refused: TriangleAlert,
  aside: Archive,
  orphan: CloudAlert,
} as const;

/** How far a message has come: a sign for the eye, words for the ear and the pointer. */
export function StateMark({ state }: { readonly state: MessageState }) {
  const { t } = useI18n();
  const Icon = ICONS[state];
  const words = t(`chat.state.${state}`);
  return (
    <span className={cx(styles.mark, styles[state])} title={words}>
      <Icon size="1rem" strokeWidth={1.9} aria-hidden="true" />
      <Spoken>{words}</Spoken>
    </span>
  );
}
