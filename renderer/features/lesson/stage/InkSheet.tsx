import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { useI18n } from '../../../i18n/I18n.tsx';
import { PointerLayer } from './Pointer.tsx';
import { InkBoard, type InkBoardInput } from './ink-board.ts';
import styles from './Stage.module.css';

/** What is drawn on a page; with a nib one draws on it. */
export function InkSheet({ ink, nib, text, onStrokes, onText }: InkBoardInput) {
  const { t } = useI18n();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [board] = useState(() => new InkBoard());
  useEffect(() => (canvas.current ? board.attach(canvas.current) : undefined), [board]);
  useEffect(() => board.take({ ink, nib, text, onStrokes, onText }));
  const onDown = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.button === 0 && board.down(event)) event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onMove = (event: PointerEvent<HTMLCanvasElement>) =>
    board.move([...event.nativeEvent.getCoalescedEvents(), event]);
  const words = ink.strokes.filter(({ tool }) => tool === 'text').map((one) => one.text);
  const lines = ink.strokes.filter(({ tool }) => tool === 'pen' || tool === 'marker').length;
  return (
    <>
      <canvas
        ref={canvas}
        className={styles.ink}
        data-drawing={nib ? 'yes' : undefined}
        role="img"
        aria-label={[t('stage.inkLines', { count: lines }), ...words].join('. ')}
        onPointerDown={onDown}
        onPointerMove={onMove}
        onPointerUp={() => board.up()}
        onPointerCancel={() => board.up()}
      />
      <PointerLayer />
    </>
  );
}
