import { captionAt } from '../../../shared/captions/captions.ts';
import { useKeptPreferences } from '../../bridge/Preferences.tsx';
import styles from './Transcript.module.css';
import type { PlacedCaptions } from './use-placed-captions.ts';

/** The words that are said at this place, for those who want them. */
export function CaptionLineAt({
  captions,
  atMs,
}: {
  readonly captions: PlacedCaptions;
  readonly atMs: number;
}) {
  const { preferences } = useKeptPreferences();
  if (preferences.showsCaptions !== true || captions.lines.length === 0) return null;
  return <p className={styles.caption}>{captionAt(captions.lines, atMs)?.text ?? '\u00a0'}</p>;
}
