import { describe, expect, test } from 'vitest';
import type { InkStroke } from '../../../../shared/schema/ink.ts';
import { absolute } from '../../../../shared/stage/drawing.ts';
import { BATCH_MS, InkWriter } from './ink-writer.ts';

const NIB = { tool: 'pen', colour: 1, width: 35 } as const;

function writing() {
  const sent: InkStroke[] = [];
  let due: (() => void) | undefined;
  const writer = new InkWriter({
    now: () => 1000,
    send: (strokes) => sent.push(...strokes),
    after: (ms, run) => {
      expect(ms).toBe(BATCH_MS);
      due = run;
      return () => (due = undefined);
    },
  });
  const pass = () => due?.();
  return { sent, writer, pass, isWaiting: () => due !== undefined };
}

describe('[LIVE-4] what is drawn', () => {
  test('F-065 goes out in batches that are parts of one stroke, and each point once', () => {
    const { sent, writer, pass } = writing();
    writer.begin(NIB, 100, 100);
    writer.move(200, 150);
    pass();
    writer.move(300, 150);
    writer.move(301, 150);
    expect(writer.end()?.points).toEqual([100, 100, 200, 150, 300, 150]);
    expect(sent.map(({ key }) => key)).toEqual([1000, 1000]);
    expect(sent.flatMap(({ points }) => absolute(points))).toEqual([100, 100, 200, 150, 300, 150]);
  });

  test('F-065 is over with the line: nothing is sent of nothing, and no timer goes on', () => {
    const { sent, writer, pass, isWaiting } = writing();
    writer.begin(NIB, 100, 100);
    writer.end();
    expect(isWaiting()).toBe(false);
    pass();
    expect(writer.end()).toBeUndefined();
    expect(sent).toHaveLength(1);
  });

  test('F-065 lines of one moment are told apart, and none leaves the page', () => {
    const { sent, writer } = writing();
    writer.begin(NIB, -50, 20_000);
    writer.end();
    writer.text({ ...NIB, tool: 'text' }, { x: 100, y: 200, text: 'b = 2' });
    expect(sent.map(({ key, points, text }) => [key, points, text])).toEqual([
      [1000, [0, 10_000], ''],
      [1001, [100, 200], 'b = 2'],
    ]);
  });
});
