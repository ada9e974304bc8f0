import type { Directory, Entry } from '../directory/directory.ts';
import { hasEntered } from './entered.ts';

/**
 * The people who may be appointed administrator (clause P-2.1(7)): confirmed pedagogical staff who have
 * entered. The one who appoints is left out. On a computer other than the hub those of whom it is not known
 * whether they have entered are left out, too.
 */
export function appointable(directory: Directory, appointing: string): readonly Entry<'person'>[] {
  return directory.all('person').filter(({ id }) => {
    if (id === appointing) return false;
    const { isPresent, isPedagogical, isVerified } = directory.factsOf(id);
    return isPresent && isPedagogical && isVerified && hasEntered(directory, id) === true;
  });
}
