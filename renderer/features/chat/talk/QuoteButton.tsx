import { Quote } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { isQuoteOf } from '../../../../shared/permissions/quoting.ts';
import { QUOTE_MAX_LETTERS } from '../../../../shared/schema/message.ts';
import { useI18n } from '../../../i18n/I18n.tsx';
import { Button } from '../../../ui/Button.tsx';
import { useTalk } from './talk-context.ts';
import styles from './Quote.module.css';

interface Selected {
  readonly message: string;
  readonly words: string;
  /** Pixels of the window. */
  readonly left: number;
  readonly top: number;
}

/** Beside words of one message that are selected: takes them into an answer. */
export function QuoteButton() {
  const { t } = useI18n();
  const { quote } = useTalk();
  const place = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<Selected>();
  useEffect(() => {
    // The press of the button itself lets go of the selection.
    const look = () => {
      if (place.current?.matches(':hover') !== true) setSelected(selectedWords());
    };
    const hide = () => setSelected(undefined);
    document.addEventListener('selectionchange', look);
    // What is scrolled stands elsewhere.
    document.addEventListener('scroll', hide, { capture: true, passive: true });
    return () => {
      document.removeEventListener('selectionchange', look);
      document.removeEventListener('scroll', hide, { capture: true });
    };
  }, []);
  if (!selected) return null;
  const { message, words, left, top } = selected;
  return (
    <div ref={place} className={styles.place} style={{ left, top }}>
      <Button
        look="primary"
        icon={<Quote size="1.125rem" strokeWidth={1.75} aria-hidden="true" />}
        onPress={() => {
          setSelected(undefined);
          document.getSelection()?.removeAllRanges();
          quote(message, words);
        }}
      >
        {t('talk.quote')}
      </Button>
    </div>
  );
}

/** The selected words where they are of one message that can be answered. */
function selectedWords(): Selected | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const start = placeOf(range.startContainer);
  const message = start?.dataset['words'];
  if (!start || message === undefined) return undefined;
  // The time behind the words, or the beginning of what stands below, is easily selected with them.
  const isInside = start.contains(range.endContainer);
  const inside = range.cloneRange();
  if (!isInside) inside.setEnd(start, start.childNodes.length);
  const words = (isInside ? selection.toString() : inside.toString()).trim();
  if (words.length > QUOTE_MAX_LETTERS || !isQuoteOf(words, start.dataset['text'] ?? '')) return undefined;
  const { left, top, width } = inside.getBoundingClientRect();
  return { message, words, left: left + width / 2, top };
}

function placeOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-words]') ?? null;
}
