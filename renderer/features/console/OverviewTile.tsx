import { Button } from 'react-aria-components/Button';
import { useNavigation } from '../../app/navigation.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import type { Translate } from '../../i18n/translator.ts';
import { cx } from '../../ui/class-names.ts';
import type { Tile } from './overview-tiles.ts';
import styles from './OverviewPane.module.css';

/** A number with what it counts; it leads to the list of them. */
export function OverviewTile({ tile }: { readonly tile: Tile }) {
  const { t, formats } = useI18n();
  const { go } = useNavigation();
  const { count, isUrgent, step } = tile;
  const isNone = count === 0;
  return (
    <Button
      className={cx(styles.tile, isNone && styles.none, isUrgent && !isNone && styles.urgent)}
      isDisabled={isNone || count === undefined}
      onPress={() => go(step)}
    >
      <span className={styles.number}>{count === undefined ? '—' : formats.number(count)}</span>
      <span className={styles.what}>{wordsOf(tile, t)}</span>
    </Button>
  );
}

function wordsOf({ key, count }: Tile, t: Translate): string {
  if (count === undefined) return t('overview.needsLink');
  return count === 0 ? t(`overview.none.${key}`) : t(`overview.tile.${key}`, { count });
}
