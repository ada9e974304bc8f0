/** Joins the class names that apply. */
export function cx(...names: readonly (string | undefined | false)[]): string {
  return names.filter(Boolean).join(' ');
}
