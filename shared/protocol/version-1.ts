import type { Down } from './down.ts';
import type { Push } from './push.ts';
import { orderedAcceptance } from './pushed.ts';

/**
 * What a client of version 1 is sent in place of a message: fields that it does not know are left out, and
 * the hub's word on a push names each version again.
 * @param push the push that a `pushed` answers
 */
export function forVersion1(message: Down, push: Push | undefined): unknown {
  switch (message.type) {
    case 'welcome': {
      const { type, now, codec, remainingDocuments, remainingBytes } = message;
      return { type, now, codec, remainingDocuments, remainingBytes };
    }
    case 'changes': {
      const { upTo: _upTo, ...rest } = message;
      return rest;
    }
    case 'pushed': {
      const results = message.results.map((result, index) => {
        const { id = '', stamp = '' } = push?.documents[index] ?? {};
        return 'seq' in result
          ? { id, stamp, acceptance: orderedAcceptance(result) }
          : { id, stamp, ...result };
      });
      return { ...message, results };
    }
    default:
      return message;
  }
}
