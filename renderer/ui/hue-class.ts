import styles from './hues.module.css';
import { hueOf } from './initials.ts';

/** The class that sets `--hue-ground` and `--hue-ink` for a name. */
export function hueClass(name: string): string {
  return styles[`hue${hueOf(name)}`] ?? '';
}
