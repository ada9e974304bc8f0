import type { PersonName } from './households.ts';

// prettier-ignore
const LATIN: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l',
  м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh',
  щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', '-': '-',
};

/**
 * Gives out addresses and numbers that cannot reach anybody: example.org is reserved for examples (RFC 2606),
 * and no Russian number begins with the area code 000.
 */
export class Contacts {
  readonly #taken = new Set<string>();
  #phoneCount = 0;

  username({ familyName, givenName, middleName }: PersonName): string {
    const initials = latin(givenName).slice(0, 1) + latin(middleName).slice(0, 1);
    const base = `${latin(familyName)}.${initials}`;
    let username = base;
    for (let count = 2; this.#taken.has(username); count += 1) username = `${base}${count}`;
    this.#taken.add(username);
    return username;
  }

  phone(): string {
    this.#phoneCount += 1;
    // The step shares no factor with ten million, so that no number comes twice.
    const digits = String((this.#phoneCount * 7_368_787) % 10_000_000).padStart(7, '0');
    return `+7 000 ${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`;
  }
}

export function emailOf(username: string): string {
  return `${username}@example.org`;
}

function latin(text: string): string {
  return Array.from(text.toLowerCase(), (letter) => LATIN[letter] ?? letter).join('');
}
