/** «Соколова А. С.» of «Соколова Анна Сергеевна»: a name as it fits into a narrow place. */
export function initials(name: string): string {
  const [family = '', ...others] = name.split(' ');
  return [family, ...others.map((word) => `${word.slice(0, 1)}.`)].join('\u00a0');
}
