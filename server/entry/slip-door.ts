import type { Directory, Entry } from '../../shared/directory/directory.ts';
import { type SlipState, slipStateOf, usesOf } from '../../shared/directory/slip-state.ts';
import { AppError, type AppErrorCode } from '../../shared/errors/app-error.ts';
import {
  type ChallengeAnswer,
  type ChallengeRequest,
  proofText,
  type SlipProof,
} from '../../shared/protocol/entry.ts';
import type { Hub } from '../hub.ts';
import { Challenges } from './challenges.ts';
import { isProofOfSlip, slipLookup, slipProof } from './slip-secret.ts';

const REFUSALS: Record<Exclude<SlipState, 'open'>, AppErrorCode> = {
  used: 'slipUsed',
  expired: 'slipExpired',
  annulled: 'slipAnnulled',
  void: 'slipVoid',
};

/** A slip whose holder stands at the door. */
export interface AtTheDoor {
  readonly slip: Entry<'slip'>;
  readonly directory: Directory;
  /** What this very device has used it for before, because an answer may have been lost. */
  readonly before: Entry<'slipuse'> | undefined;
}

/** Finds slips and lets their holders prove that they hold them. */
export class SlipDoor {
  readonly #hub: Hub;
  readonly #challenges: Challenges;

  constructor(hub: Hub) {
    this.#hub = hub;
    this.#challenges = new Challenges(hub.now);
  }

  /** The hub proves first that it knows the slip, bound to its own key; until then the client shows nothing. */
  async challenge(request: ChallengeRequest): Promise<ChallengeAnswer> {
    const { slip } = await this.find(request.slip);
    const hubNonce = this.#challenges.open(request.slip, request.clientNonce);
    const text = proofText('hub', {
      hubKeyPin: this.#hub.keyPin,
      clientNonce: request.clientNonce,
      hubNonce,
    });
    return { hubNonce, hubProof: slipProof(slip.body.secretHash, text) };
  }

  /**
   * Who holds the paper of a slip that can be used. Throws AppError: `slipUnknown`, `entryStale`,
   * `slipUsed`, `slipExpired`, `slipAnnulled`, `slipVoid`.
   */
  async prove(proof: SlipProof, device = ''): Promise<AtTheDoor> {
    const found = await this.find(proof.slip, device);
    if (!this.#challenges.isOpen(proof)) throw new AppError('entryStale', { isRetryable: true });
    const { clientNonce, hubNonce, clientProof } = proof;
    const text = proofText('client', { hubKeyPin: this.#hub.keyPin, clientNonce, hubNonce });
    if (!isProofOfSlip(found.slip.body.secretHash, clientProof, text)) throw new AppError('slipUnknown');
    return found;
  }

  async find(lookup: string, device = ''): Promise<AtTheDoor> {
    const hub = this.#hub;
    const [stored] = await hub.store.bySubject('slip', lookup);
    const directory = await hub.facts.directory();
    const slip = stored && directory.get('slip', stored.id);
    if (!slip || slipLookup(slip.body.secretHash) !== lookup) throw new AppError('slipUnknown');
    const before = usesOf(directory, slip).uses.find(({ body }) => body.device === device);
    const state = slipStateOf(directory, slip, hub.now());
    // Whoever was let in already may hear so once more, also after the last use and the last day.
    const isAgain = before !== undefined && (state === 'used' || state === 'expired');
    if (state !== 'open' && !isAgain) throw new AppError(REFUSALS[state]);
    return { slip, directory, before };
  }
}
