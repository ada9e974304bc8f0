/** The secret event names of one page: what this end says, and what it hears. */
export interface BridgeNames {
  readonly say: string;
  readonly hear: string;
}

/** One end of the bridge between the page's own world and the preload's isolated world. */
export interface BridgeEnd {
  /** Copies the value to the other end; what the other end does with it throws here if it throws. */
  give(key: string, value: unknown): void;
}

/**
 * Makes one end. Worlds share the document but no object: an event's detail is structured-cloned
 * on its way to a listener of another world, synchronously. Functions and promises, which cannot be
 * cloned, travel as numbers and get a stand-in on the other side; everything else is a copy without
 * its prototype. Refusals are those of Electron's contextBridge.
 *
 * The function is sent to the page as source text, so it reaches for nothing outside itself. What
 * it needs of the platform it takes at once, before any script of the page could replace it.
 */
export function createBridgeEnd(
  names: BridgeNames,
  receive: (key: string, value: unknown) => void,
): BridgeEnd {
  type Message =
    | { kind: 'give'; key: string; value: unknown }
    | { kind: 'call'; id: number; args: unknown[] }
    | { kind: 'settle'; id: number; isKept: boolean; value: unknown }
    | { kind: 'drop'; id: number };
  type Answer = { ok: true; value: unknown } | { ok: false; message: string };
  type AnyFunction = (...args: unknown[]) => unknown;

  const refusal = 'An object could not be cloned.';
  const deepest = 1000;
  const target = globalThis;
  const { apply, get: getProperty } = Reflect;
  const { defineProperty } = Object;
  const { CustomEvent: PristineEvent, Promise: PristinePromise } = target;
  const dispatchEvent: unknown = getProperty(target, 'dispatchEvent');
  const addEventListener: unknown = getProperty(target, 'addEventListener');
  const detailAccessor = Object.getOwnPropertyDescriptor(PristineEvent.prototype, 'detail');
  const readDetail: unknown = getProperty(detailAccessor ?? {}, 'get');
  const tagOf = (value: unknown): string => Object.prototype.toString.call(value);

  let lastId = 0;
  let lastAnswer: Answer = { ok: false, message: refusal };
  const ownFunctions = new Map<number, AnyFunction>();
  const theirFunctions = new WeakMap<object, number>();
  const promises = new Map<number, { keep: (value: unknown) => void; breakIt: (reason: unknown) => void }>();
  // After a reload the window of this world is that of the new document, whose functions have the same numbers.
  const ownDocument: unknown = getProperty(target, 'document');
  const released = new FinalizationRegistry<number>((id) => {
    if (getProperty(target, 'document') === ownDocument) ask({ kind: 'drop', id });
  });

  const isMessage = (detail: unknown): detail is Message => typeof detail === 'object' && detail !== null;
  const isAnswer = (detail: unknown): detail is Answer => typeof detail === 'object' && detail !== null;
  const isFunction = (value: unknown): value is AnyFunction => typeof value === 'function';
  const callOn = (self: object, called: unknown, ...args: unknown[]): unknown =>
    isFunction(called) ? apply(called, self, args) : undefined;
  const detailOf = (event: Event): unknown => callOn(event, readDetail);
  const say = (name: string, detail: Message | Answer): void => {
    callOn(target, dispatchEvent, new PristineEvent(name, { detail }));
  };
  const messageOf = (reason: unknown): string => {
    const message: unknown =
      typeof reason === 'object' && reason !== null ? getProperty(reason, 'message') : undefined;
    const unknownReason = 'An unknown exception occurred in the isolated context';
    return typeof message === 'string'
      ? message
      : `${unknownReason}, an error occurred but a valid exception was not thrown.`;
  };

  // A function of its own, because the answer is set while the event is dispatched.
  const heardAnswer = (): Answer => lastAnswer;

  function ask(message: Message): unknown {
    lastAnswer = { ok: false, message: refusal };
    say(names.say, message);
    const answer = heardAnswer();
    if (!answer.ok) throw new Error(answer.message);
    return decode(answer.value, []);
  }

  function encode(value: unknown, seen = new Map<object, number>(), depth = 0): unknown {
    if (typeof value === 'symbol') return { k: 'v', v: undefined };
    if (typeof value !== 'object' && !isFunction(value)) return { k: 'v', v: value };
    if (value === null) return { k: 'v', v: null };
    if (isFunction(value)) return encodeFunction(value);
    if (depth > deepest) {
      throw new Error(
        `Electron contextBridge recursion depth exceeded.  Nested objects deeper than ${deepest} are not supported.`,
      );
    }
    const before = seen.get(value);
    if (before !== undefined) return { k: 'r', i: before };
    if (tagOf(value) === '[object Promise]') return encodePromise(value);
    if (value instanceof Error) return { k: 'e', message: value.message, stack: value.stack };
    const inner = (part: unknown): unknown => encode(part, seen, depth + 1);
    if (Array.isArray(value)) {
      seen.set(value, seen.size);
      return { k: 'a', v: Array.from(value, inner) };
    }
    if (tagOf(value) === '[object Object]') {
      seen.set(value, seen.size);
      return { k: 'o', v: Object.keys(value).map((key) => [key, inner(getProperty(value, key))]) };
    }
    return { k: 'v', v: value };
  }

  function encodeFunction(value: AnyFunction): unknown {
    const theirs = theirFunctions.get(value);
    if (theirs !== undefined) return { k: 'b', id: theirs };
    const id = ++lastId;
    ownFunctions.set(id, value);
    return { k: 'f', id };
  }

  function encodePromise(value: object): unknown {
    const id = ++lastId;
    const settle =
      (isKept: boolean) =>
      (outcome: unknown): void => {
        try {
          ask({ kind: 'settle', id, isKept, value: encode(outcome) });
        } catch (error) {
          ask({ kind: 'settle', id, isKept: false, value: encode(error) });
        }
      };
    PristinePromise.resolve(value).then(settle(true), settle(false));
    return { k: 'p', id };
  }

  function decode(node: unknown, known: object[]): unknown {
    if (typeof node !== 'object' || node === null) throw new Error(refusal);
    const part = (name: string): unknown => getProperty(node, name);
    const value = part('v');
    switch (part('k')) {
      case 'v':
        return value;
      case 'r':
        return known[Number(part('i'))];
      case 'b':
        return ownFunctions.get(Number(part('id')));
      case 'f':
        return decodeFunction(Number(part('id')));
      case 'p':
        return decodePromise(Number(part('id')));
      case 'e':
        return decodeError(part('message'), part('stack'));
      default:
        return decodeContainer(part('k') === 'a', Array.isArray(value) ? value : [], known);
    }
  }

  function decodeFunction(id: number): AnyFunction {
    const made: AnyFunction = (...args) => ask({ kind: 'call', id, args: args.map((arg) => encode(arg)) });
    theirFunctions.set(made, id);
    released.register(made, id);
    return made;
  }

  function decodePromise(id: number): Promise<unknown> {
    return new PristinePromise((keep, breakIt) => promises.set(id, { keep, breakIt }));
  }

  function decodeError(message: unknown, stack: unknown): Error {
    const error = new Error(String(message));
    defineProperty(error, 'stack', { value: stack, writable: true, configurable: true });
    return error;
  }

  function decodeContainer(isArray: boolean, parts: unknown[], known: object[]): object {
    const made = isArray ? [] : {};
    known.push(made);
    parts.forEach((part, index) => {
      const entry: unknown[] = isArray || !Array.isArray(part) ? [index, part] : part;
      const [key, node] = entry;
      const property = { value: decode(node, known), writable: true, enumerable: true, configurable: true };
      defineProperty(made, String(key), property);
    });
    return made;
  }

  function carryOut(message: Message): unknown {
    switch (message.kind) {
      case 'give':
        receive(message.key, decode(message.value, []));
        return undefined;
      case 'call': {
        const called = ownFunctions.get(message.id);
        if (!called) throw new Error('the function has gone');
        return called(...message.args.map((arg) => decode(arg, [])));
      }
      case 'settle': {
        const waiting = promises.get(message.id);
        promises.delete(message.id);
        const outcome = decode(message.value, []);
        if (message.isKept) waiting?.keep(outcome);
        else waiting?.breakIt(outcome);
        return undefined;
      }
      case 'drop':
        ownFunctions.delete(message.id);
        return undefined;
    }
  }

  function hear(event: Event): void {
    const message = detailOf(event);
    try {
      if (!isMessage(message)) throw new Error(refusal);
      say(`${names.hear}:answer`, { ok: true, value: encode(carryOut(message)) });
    } catch (error) {
      say(`${names.hear}:answer`, { ok: false, message: messageOf(error) });
    }
  }

  callOn(target, addEventListener, names.hear, hear);
  callOn(target, addEventListener, `${names.say}:answer`, (event: Event) => {
    const answer = detailOf(event);
    lastAnswer = isAnswer(answer) ? answer : { ok: false, message: refusal };
  });
  return { give: (key, value) => void ask({ kind: 'give', key, value: encode(value) }) };
}
