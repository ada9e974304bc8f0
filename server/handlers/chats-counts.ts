import { setImmediate as nextTurn } from 'node:timers/promises';
import Type from 'typebox';
import type { Directory } from '../../shared/directory/directory.ts';
import { refusalOf } from '../../shared/permissions/can.ts';
import { handler } from './handler.ts';

/** Between so many chats the hub turns to others. */
const CHATS_PER_TURN = 20;

/**
 * How many are in each chat that the school offers (clause O-1.1). It answers numbers alone: who has joined
 * and who has declined is nobody else's to know (clause E-2.3), and of private groups nothing is said.
 */
export const chatsCounts = handler({
  data: Type.Object({}, { additionalProperties: false }),
  refusal: (facts) => refusalOf(facts, 'console.open'),
  run: async ({ hub }) => {
    const directory = await hub.facts.directory();
    const counts: { readonly chat: string; readonly members: number }[] = [];
    for (const [index, { body }] of directory.all('offer').entries()) {
      if (index % CHATS_PER_TURN === CHATS_PER_TURN - 1) await nextTurn();
      if (!body.isArchived) counts.push({ chat: body.chat, members: membersOf(directory, body.chat) });
    }
    return { counts };
  },
});

function membersOf(directory: Directory, chat: string): number {
  const people = new Set(directory.about('membership', chat).map(({ body }) => body.person));
  return [...people].filter((person) => directory.factsOf(person).chats.has(chat)).length;
}
