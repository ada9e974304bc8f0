import { hostname, type, version } from 'node:os';

const MOST_LETTERS = 80;

/** What this computer is called and what runs on it, for a list of devices: `KAB-12, Windows 11 Pro`. */
export function thisComputer(of = { name: hostname(), type: type(), version: version() }): string {
  const system = of.type === 'Windows_NT' ? of.version : of.type === 'Darwin' ? 'macOS' : of.type;
  // Control characters and signs that turn the direction of reading are no part of a name.
  const clean = [of.name, system].map((text) => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim());
  return [...clean.filter((text) => text !== '').join(', ')].slice(0, MOST_LETTERS).join('');
}
