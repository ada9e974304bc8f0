import { randomBytes } from 'node:crypto';
import { deviceNumber } from '../shared/ids/id.ts';
import { isReadingClosed } from '../shared/moderation/closed-reading.ts';
import type { AcceptedDocument } from '../shared/schema/envelope.ts';
import { type DocumentOf, isOfKind } from '../shared/schema/kinds.ts';
import { HybridClock } from '../shared/time/hybrid-clock.ts';
import type { LogEntry } from './audit/ledger.ts';
import { Documents } from './documents.ts';
import { Credentials } from './entry/credentials.ts';
import { Devices } from './entry/devices.ts';
import { KeptCounts } from './entry/kept-counts.ts';
import { JoinRequests } from './entry/join-requests.ts';
import { type HubMail, NO_MAIL } from './entry/mail-codes.ts';
import { PinResets } from './entry/pin-resets.ts';
import { Slips } from './entry/slips.ts';
import { Deliveries } from './reach/deliveries.ts';
import { FilePasses } from './files/file-passes.ts';
import { Typing } from './typing/typing.ts';
import { ActingOffers } from './moderation/acting-offers.ts';
import { ToldObjections } from './moderation/told-objections.ts';
import { Papers } from './papers/papers.ts';
import { ExportDesk } from './export/export-desk.ts';
import { SharedFrames } from './gateway/shared-frames.ts';
import { RosterDesk } from './roster/roster-desk.ts';
import type { HubStore } from './store/hub-store.ts';
import { Acceptor } from './sync/acceptor.ts';
import { Erasures } from './sync/erasures.ts';
import { FactsSource } from './sync/facts-source.ts';
import { Removals } from './sync/removals.ts';
import { PeopleNames } from './sync/people-names.ts';

export interface HubOptions {
  readonly store: HubStore;
  readonly keyPin: string;
  readonly now: () => number;
  /** `host:port` under which this hub is reached, loopback first. */
  readonly addresses: () => readonly string[];
  /** The device number in the stamps that this hub makes; a new one unless given. */
  readonly number?: string;
  /** See `AcceptorOptions`. */
  readonly gather?: () => Promise<void>;
}

/** The hub's parts, without any network: what handlers and sessions work with. */
export class Hub {
  readonly store: HubStore;
  readonly keyPin: string;
  readonly now: () => number;
  readonly addresses: () => readonly string[];
  readonly clock: HybridClock;
  readonly documents: Documents;
  readonly facts: FactsSource;
  readonly acceptor: Acceptor;
  readonly removals: Removals;
  readonly objections: ToldObjections;
  readonly actingOffers: ActingOffers;
  readonly erasures: Erasures;
  readonly rosters: RosterDesk;
  readonly exports: ExportDesk;
  readonly devices: Devices;
  readonly credentials: Credentials;
  /** What is told to many sessions at once. */
  readonly frames = new SharedFrames();
  /** What the limits at the door have counted. */
  readonly counts: KeptCounts;
  readonly slips: Slips;
  readonly joinRequests: JoinRequests;
  /** The school's mail; whoever starts the hub opens it. */
  mail: HubMail = NO_MAIL;
  readonly peopleNames: PeopleNames;
  readonly papers: Papers;
  readonly deliveries: Deliveries;
  readonly filePasses: FilePasses;
  readonly typing: Typing;
  readonly pinResets: PinResets;

  constructor(options: HubOptions) {
    this.store = options.store;
    this.keyPin = options.keyPin;
    this.now = options.now;
    this.addresses = options.addresses;
    const { number = deviceNumber(randomBytes(6), 0) } = options;
    this.clock = new HybridClock({ now: options.now, device: number });
    this.documents = new Documents(this.clock);
    this.facts = new FactsSource(options.store);
    this.acceptor = new Acceptor({
      store: options.store,
      facts: this.facts,
      now: options.now,
      stamp: () => this.clock.stamp(),
      gather: options.gather,
    });
    this.removals = new Removals({
      acceptor: this.acceptor,
      facts: this.facts,
      documents: this.documents,
      // They are made again at the next change or start; nothing depends on them.
      onFault: () => undefined,
    });
    this.objections = new ToldObjections({
      acceptor: this.acceptor,
      facts: this.facts,
      documents: this.documents,
      // What is untold is told at the next one or at the next start.
      onFault: () => undefined,
    });
    this.actingOffers = new ActingOffers({
      acceptor: this.acceptor,
      facts: this.facts,
      documents: this.documents,
      // Whoever is not told now is told at the next change or start.
      onFault: () => undefined,
    });
    this.erasures = new Erasures({
      store: options.store,
      acceptor: this.acceptor,
      facts: this.facts,
      // What is left is erased at the next start.
      onFault: () => undefined,
    });
    this.rosters = new RosterDesk(this);
    this.exports = new ExportDesk(this);
    this.devices = new Devices(this);
    this.credentials = new Credentials(this);
    this.counts = new KeptCounts(options.store);
    this.slips = new Slips(this);
    this.joinRequests = new JoinRequests(this);
    this.deliveries = new Deliveries(options.store.held);
    this.papers = new Papers(options.store.papers, options.now);
    this.filePasses = new FilePasses({
      now: options.now,
      factsOf: (person) => this.facts.of(person),
      // A device that the hub does not hold was let in by a credential when it got its pass.
      isDeviceIn: async (device) => ((await this.devices.of(device))?.body.revokedAt ?? 0) === 0,
    });
    this.typing = new Typing({
      now: options.now,
      hears: async (person, chat) =>
        (await this.facts.of(person)).chats.has(chat) &&
        !isReadingClosed(await this.facts.directory(), { chat, person }),
    });
    this.peopleNames = new PeopleNames(options.store, this.acceptor);
    this.pinResets = new PinResets(this);
  }

  /** Puts a line into the log of something that writes no document of the school. */
  async note(of: Pick<LogEntry, 'actor' | 'action' | 'targets' | 'clause'>): Promise<void> {
    await this.acceptor.writeAsSchool([], { log: [{ ...of, act: '', reason: '' }] });
  }

  /** The school of this hub, undefined while it is empty. */
  async school(): Promise<(AcceptedDocument & DocumentOf<'school', AcceptedDocument>) | undefined> {
    const found = (await this.store.byKind('school'))[0];
    return found && isOfKind(found, 'school') ? found : undefined;
  }
}
