// Playwright carries the types of Chromium's protocol but does not export them under a package path.
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';

export type { Protocol };
/** The name of a command of Chromium's debugging protocol. */
export type Command = keyof Protocol.CommandParameters;
/** What the command takes. */
export type Input<C extends Command> = Protocol.CommandParameters[C];
/** What the command answers. */
export type Output<C extends Command> = Protocol.CommandReturnValues[C];
/** The name of an event of the protocol. */
export type EventName = keyof Protocol.Events;
/** What the event carries. */
export type Payload<E extends EventName> = Protocol.Events[E];
