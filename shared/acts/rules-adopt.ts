import Type from 'typebox';
import { AppError } from '../errors/app-error.ts';
import { Stamp } from '../ids/id.ts';
import { refusalOf } from '../permissions/can.ts';
import { isChannel } from '../schema/chat.ts';
import { isDay } from '../schema/day.ts';
import { RulesBody } from '../schema/rules.ts';
import { act, type ActContext } from './act.ts';
import { requireNewId } from './new-id.ts';

const { version: _version, ...given } = RulesBody.properties;

const RulesData = Type.Object({ id: Stamp, ...given }, { additionalProperties: false });
type RulesData = Type.Static<typeof RulesData>;

/**
 * Puts a new edition of the rules of communication in force: of the school by the decision of the teacher council, the
 * parents' opinion and the director's order (clauses P-4.1, E-3.1, E-3.2), or what those who moderate a chat add for
 * it. It never holds for what was written before: then a violation could be made afterwards.
 */
export const rulesAdopt = act({
  data: RulesData,
  refusal: ({ actor, directory }, { chat }) =>
    chat === ''
      ? refusalOf(actor, 'rules.adopt', {}, directory.isOn)
      : refusalOf(actor, 'rules.adoptForChat', { chat, about: directory.chat(chat) }, directory.isOn),
  needsReason: false,
  plan: (context, data) => {
    const { directory, at } = context;
    const { id, ...body } = data;
    requireNewId(directory, id);
    if (body.chat === '') requireDecisions(data);
    else requireOfChat(context, data);
    const before = directory.all('rules').filter((one) => one.body.chat === body.chat);
    const version = 1 + Math.max(0, ...before.map((one) => one.body.version));
    const from = Math.max(body.from, Math.ceil(at), ...before.map((one) => one.body.from));
    return [{ kind: 'rules', id, scope: 'school', parent: body.chat, body: { ...body, version, from } }];
  },
  targets: ({ id, chat }) => (chat === '' ? [id] : [id, chat]),
});

function requireDecisions({ rules, council, councilDate, parents, order }: RulesData): void {
  if (rules.length === 0 || rules.some((rule) => rule.trim() === '')) throw new AppError('rulesEmpty');
  if (council.trim() === '' || councilDate === '') throw new AppError('councilMissing');
  if (parents.trim() === '') throw new AppError('parentsMissing');
  if (!order || order.number.trim() === '') throw new AppError('orderMissing');
  if (!isDay(councilDate) || !isDay(order.date)) throw new AppError('dateInvalid');
}

function requireOfChat({ directory }: ActContext, { chat, rules, order, council }: RulesData): void {
  const about = directory.chat(chat);
  if (!about || isChannel(about.template)) throw new AppError('notFound');
  if (order || council !== '' || rules.some((rule) => rule.trim() === '')) throw new AppError('badRequest');
}
