import { AppError } from '../errors/app-error.ts';
import { refusalOf } from '../permissions/can.ts';
import { chatScope } from '../schema/chat.ts';
import { isPolicyValue, PolicyBody, POLICIES, policyId } from '../schema/policy.ts';
import { act } from './act.ts';

/** A setting of the whole school, or the exception of one chat (clause P-1.4). */
export const policySet = act({
  data: PolicyBody,
  refusal: ({ actor, directory }, { chat }) =>
    chat === ''
      ? refusalOf(actor, 'policy.set')
      : refusalOf(actor, 'policy.except', { chat, about: directory.chat(chat) }),
  needsReason: false,
  plan: ({ directory }, data) => {
    const { chat, name, value } = data;
    if (!isPolicyValue(name, value) || (chat !== '' && !POLICIES[name].perChat))
      throw new AppError('badRequest');
    const about = directory.chat(chat);
    if (chat !== '' && !about) throw new AppError('notFound');
    const scope = about ? chatScope(about.template, chat) : 'school';
    return [{ kind: 'policy', id: policyId(name, chat), scope, parent: chat, body: data }];
  },
  targets: ({ chat }) => (chat === '' ? [] : [chat]),
});
