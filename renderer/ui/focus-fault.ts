/**
 * Goes to the first field of a form that is said to be wrong, once that is on the screen: somebody who does not
 * see the red line would otherwise stay on the button and hear nothing.
 */
export function focusFirstFault(form: HTMLElement): void {
  const first = '[aria-invalid="true"], [data-invalid] > button';
  requestAnimationFrame(() => form.querySelector<HTMLElement>(first)?.focus());
}
