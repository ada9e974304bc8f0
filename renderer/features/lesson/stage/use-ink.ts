import { useMemo, useState } from 'react';
import type { InkView } from '../../../../shared/replica/live/stage-views.ts';
import type { InkStroke, InkTool } from '../../../../shared/schema/ink.ts';
import { useCommand } from '../../../bridge/use-command.ts';
import { useQuery } from '../../../bridge/use-query.ts';
import { bridge } from '../../../bridge/window-bridge.ts';
import { WIDTHS } from './ink-looks.ts';
import type { Nib } from './ink-writer.ts';

const NOTHING: InkView = { strokes: [], lastOwn: 0, pages: [] };

export interface InkPlace {
  readonly chat: string;
  readonly lesson: string;
  /** An exhibit, '' for the board. */
  readonly on: string;
  readonly page: number;
}

/** One page of ink with what one draws with. */
export function useInk(place: InkPlace, mayDraw: boolean, isOnAtFirst: boolean) {
  const { chat, lesson, on, page } = place;
  const answer = useQuery('ink', { chat, lesson, on, page });
  const stage = useCommand(bridge().lesson.stage);
  const [tool, setTool] = useState<InkTool | 'none'>(isOnAtFirst ? 'pen' : 'none');
  const [colour, setColour] = useState(1);
  const [text, setText] = useState('');
  const nib = useMemo<Nib | undefined>(
    () => (mayDraw && tool !== 'none' ? { tool, colour, width: WIDTHS[tool] } : undefined),
    [mayDraw, tool, colour],
  );
  const ink = answer.isReady ? answer.value : NOTHING;
  const at = { lesson, on, page };
  return {
    ink,
    nib,
    tool,
    setTool,
    colour,
    setColour,
    text,
    setText,
    error: stage.error,
    draw: (strokes: readonly InkStroke[]) => void stage.run({ do: 'draw', ...at, strokes: [...strokes] }),
    undo: () => (ink.lastOwn > 0 ? void stage.run({ do: 'undo', ...at, key: ink.lastOwn }) : undefined),
    clear: () => void stage.run({ do: 'clear', ...at }),
  };
}

export type Ink = ReturnType<typeof useInk>;
