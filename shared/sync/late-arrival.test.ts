import { expect, test } from 'vitest';
import { accept, messagePart, stampAt } from '../testing/make-documents.ts';
import { applied, restamped, written } from './replica-document.ts';

const SENT = stampAt(200);
const EDIT = stampAt(300);
const BROUGHT_BACK = stampAt(100);

test('an edit outlives what was under way when its clock was brought back', () => {
  const of = (stamp: string, text: string) => ({
    ...messagePart({ by: 'anna', chat: 'c1', id: SENT, text }),
    stamp,
  });
  const first = written(undefined, of(SENT, 'Первое'));
  const edited = written(first, of(EDIT, 'Второе'));
  const anew = restamped(edited, EDIT, BROUGHT_BACK);
  const heard = applied(anew, accept(of(SENT, 'Первое'), 7));
  expect(heard).toMatchObject({ queue: 'written', body: { text: 'Второе' } });
  expect(heard.stamp > SENT).toBe(true);
});

test('what another computer wrote later is no late arrival', () => {
  const of = (stamp: string, text: string) => ({
    ...messagePart({ by: 'anna', chat: 'c1', id: SENT, text }),
    stamp,
  });
  const edited = written(written(undefined, of(SENT, 'Первое')), of(EDIT, 'Второе'));
  const heard = applied(restamped(edited, EDIT, BROUGHT_BACK), accept(of(stampAt(250), 'Чужое'), 7));
  expect(heard).toMatchObject({ queue: '', body: { text: 'Чужое' } });
});
