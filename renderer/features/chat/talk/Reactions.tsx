import { ToggleButton } from 'react-aria-components/ToggleButton';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import type { ReactionView } from '../../../../shared/replica/talk/talk-views.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { cx } from '../../../ui/class-names.ts';
import { SIGNS } from './signs.ts';
import { type TalkRow, useTalk } from './talk-context.ts';
import styles from './Reactions.module.css';

/** The signs that were left under a row, with how many and by whom. */
export function Reactions({ row }: { readonly row: TalkRow }) {
  const { t } = useI18n();
  if (row.reactions.length === 0) return null;
  return (
    <div className={styles.reactions} role="group" aria-label={t('talk.reactions')}>
      {row.reactions.map((reaction) => (
        <Sign key={reaction.sign} reaction={reaction} row={row} />
      ))}
    </div>
  );
}

function Sign({ reaction, row }: { readonly reaction: ReactionView; readonly row: TalkRow }) {
  const { t } = useI18n();
  const { react } = useTalk();
  const { sign, count, isOwn, names } = reaction;
  const Icon = SIGNS[sign];
  const who = names.join(', ');
  const words = t('talk.signBy', { sign: t(`talk.sign.${sign}`), count, names: who });
  return (
    <TooltipTrigger delay={600}>
      <ToggleButton
        className={cx(styles.sign)}
        aria-label={words}
        isSelected={isOwn}
        isDisabled={!row.rights.includes('react')}
        onChange={() => react(row.id, isOwn ? '' : sign)}
      >
        <Icon size="1rem" strokeWidth={1.9} aria-hidden="true" />
        <span aria-hidden="true">{count}</span>
      </ToggleButton>
      <Tooltip className={cx(styles.tooltip)} offset={6}>
        {words}
      </Tooltip>
    </TooltipTrigger>
  );
}
