import { EventEmitter } from 'node:events';
import { inspect } from 'node:util';

type Listener = Parameters<EventEmitter['on']>[1];

/** Language machinery asks every object for these; a missing one is no sign of a missing API. */
const probedByTheLanguage = new Set([
  'then',
  'toJSON',
  'constructor',
  '$$typeof',
  'asymmetricMatch',
  'nodeType',
]);

function nameOf(receiver: unknown): string {
  const isInstance = receiver instanceof StandinEmitter || receiver instanceof StandinObject;
  const made: unknown = isInstance ? receiver.constructor : receiver;
  if (typeof made !== 'function') return 'electron';
  const apiName: unknown = Object.getOwnPropertyDescriptor(made, 'apiName')?.value;
  return typeof apiName === 'string' ? apiName : made.name;
}

function refuse(receiver: unknown, key: string): never {
  throw new Error(`the stand-in does not implement ${nameOf(receiver)}.${key}`);
}

/**
 * Sits at the far end of a prototype chain: whatever the class itself lacks ends up here and is
 * refused by name. Instances stay ordinary objects, so identity and private fields keep working.
 */
function refuseUnknown<Target extends object>(target: Target): Target {
  const known = (key: string | symbol): boolean =>
    typeof key === 'symbol' || probedByTheLanguage.has(key) || Reflect.has(target, key);
  return new Proxy(target, {
    get: (_, key, receiver): unknown =>
      known(key) ? Reflect.get(target, key, receiver) : refuse(receiver, String(key)),
    set: (_, key, value, receiver) =>
      known(key) ? Reflect.set(target, key, value, receiver) : refuse(receiver, String(key)),
  });
}

/**
 * Base of every stand-in class without events. `Face` is the Electron type it stands for. A static
 * `apiName` is what error messages call it where that is not the class's own name.
 */
export class StandinObject<Face> {
  declare readonly standsFor?: Face;

  [inspect.custom](): string {
    return `[${nameOf(this)} of the stand-in]`;
  }
}
Object.setPrototypeOf(StandinObject.prototype, refuseUnknown(Object.prototype));
Object.setPrototypeOf(StandinObject, refuseUnknown(Function.prototype));

/** Node's helpers listen to these on any emitter. */
const nodesOwnEvents = new Set(['error', 'newListener', 'removeListener']);

/** Base of every stand-in class with events; an event the class does not list is refused by name. */
export class StandinEmitter<Face> extends EventEmitter {
  declare readonly standsFor?: Face;

  /** The events that the class emits; undefined means that every name is a valid channel. */
  static readonly offeredEvents: readonly string[] | undefined = [];

  [inspect.custom](): string {
    return `[${nameOf(this)} of the stand-in]`;
  }

  #checked(event: string | symbol): string | symbol {
    const offered: unknown = Reflect.get(this.constructor, 'offeredEvents');
    // Node's emitters tell of their own listeners by two events of their own.
    if (event === 'newListener' || event === 'removeListener') return event;
    if (
      typeof event === 'string' &&
      Array.isArray(offered) &&
      !nodesOwnEvents.has(event) &&
      !offered.includes(event)
    ) {
      throw new Error(`the stand-in does not implement the event '${event}' of ${nameOf(this)}`);
    }
    return event;
  }

  override on(event: string | symbol, listener: Listener): this {
    return super.on(this.#checked(event), listener);
  }

  override once(event: string | symbol, listener: Listener): this {
    return super.once(this.#checked(event), listener);
  }

  override addListener(event: string | symbol, listener: Listener): this {
    return super.addListener(this.#checked(event), listener);
  }

  override prependListener(event: string | symbol, listener: Listener): this {
    return super.prependListener(this.#checked(event), listener);
  }
}
Object.setPrototypeOf(StandinEmitter.prototype, refuseUnknown(EventEmitter.prototype));
Object.setPrototypeOf(StandinEmitter, refuseUnknown(EventEmitter));

function answersEveryMember<Face>(_object: object): _object is object & Face {
  return true;
}

/**
 * The object under its Electron type. This holds because a stand-in object answers every member of
 * that type: with what it implements, or by throwing the member's name.
 */
export function face<Face>(object: { readonly standsFor?: Face }): Face {
  if (!answersEveryMember<Face>(object)) throw new TypeError('not a stand-in object');
  return object;
}

/**
 * Declares the options that the stand-in understands of one of Electron's option types, and gives
 * the check that refuses any other by name.
 */
export function options<Options>() {
  return <Key extends keyof Options & string>(type: string, keys: readonly Key[]) => {
    const offered: ReadonlySet<string> = new Set(keys);
    return (given: object | undefined): void => {
      for (const key of Object.keys(given ?? {})) {
        if (!offered.has(key)) throw new Error(`the stand-in does not implement ${type}.${key}`);
      }
    };
  };
}
