/** What is pressed as one, the innermost first. */
const PRESSED = [
  'button',
  'label',
  'a[href]',
  'input[type="checkbox"]',
  'input[type="radio"]',
  ...['option', 'row', 'menuitem', 'radio', 'tab'].map((role) => `[role="${role}"]`),
].join(', ');
/** How far a hand that keeps still moves the pointer while it presses, in CSS pixels. */
const STILL_PX = 8;

interface Press {
  readonly element: HTMLElement;
  readonly x: number;
  readonly y: number;
  /** Where the element was. */
  readonly box: DOMRect;
}

/**
 * Carries out presses of what moves away while it is being pressed, because something new came in beside it: the hand
 * kept still, and means what it pressed. A browser makes no click of that. What something else came to lie over has not
 * moved, and whoever moves the pointer away has thought better of it.
 * @returns stops that
 */
export function carryOutMovedPresses(document: Document): () => void {
  let press: Press | undefined;
  const onDown = (event: PointerEvent) => {
    const { target, clientX: x, clientY: y } = event;
    const element = target instanceof Element ? target.closest(PRESSED) : null;
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isMeant = event.isPrimary && event.button === 0 && isPlain && element instanceof HTMLElement;
    press = isMeant ? { element, x, y, box: element.getBoundingClientRect() } : undefined;
  };
  const onUp = ({ target, clientX, clientY }: PointerEvent) => {
    const pressed = press;
    press = undefined;
    if (!pressed || Math.hypot(clientX - pressed.x, clientY - pressed.y) > STILL_PX) return;
    const { element, box } = pressed;
    if (!element.isConnected || (target instanceof Node && element.contains(target))) return;
    const { left, top } = element.getBoundingClientRect();
    if (Math.hypot(left - box.left, top - box.top) < 1) return;
    // After everybody has heard that the pointer is up.
    setTimeout(() => element.click());
  };
  const forget = () => (press = undefined);
  document.addEventListener('pointerdown', onDown, true);
  document.addEventListener('pointerup', onUp, true);
  document.addEventListener('pointercancel', forget, true);
  return () => {
    document.removeEventListener('pointerdown', onDown, true);
    document.removeEventListener('pointerup', onUp, true);
    document.removeEventListener('pointercancel', forget, true);
  };
}
