/** What the codec needs of the side it runs on. */
export interface CodecHost {
  toBase64(bytes: Uint8Array): string;
  fromBase64(text: string): Uint8Array<ArrayBuffer>;
}

/** Turns structured-cloneable values into values that JSON can carry, and back. */
export interface Codec {
  encode(value: unknown): unknown;
  decode(node: unknown): unknown;
}

/**
 * Makes the codec of one side. Debugging channels carry text only, so every value crosses as JSON
 * in which each thing that JSON lacks is an array that begins with a tag: undefined, bigints, dates,
 * maps, sets, buffers and views of them, errors, sparse arrays, cycles and shared references.
 * Values are normalised by the platform's own structuredClone first, so that getters, prototypes
 * and refusals are exactly the platform's.
 *
 * The function is also sent to the page as source text, so it reaches for nothing outside itself.
 */
export function createCodec(host: CodecHost): Codec {
  const refusal = 'An object could not be cloned.';
  const views = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
  };
  const moreViews = { Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView };
  const viewKinds = new Map(Object.entries({ ...views, ...moreViews }));
  const errorKinds = new Map(
    Object.entries({ EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }),
  );

  function cloned(value: unknown): unknown {
    try {
      return structuredClone(value);
    } catch {
      throw new Error(refusal);
    }
  }

  function encodePrimitive(value: unknown): unknown {
    switch (typeof value) {
      case 'undefined':
        return ['u'];
      case 'bigint':
        return ['i', value.toString()];
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : ['n', Object.is(value, -0) ? '-0' : String(value)];
      default:
        return value;
    }
  }

  function encodeNode(value: unknown, seen: Map<object, number>): unknown {
    if (typeof value !== 'object' || value === null) return encodePrimitive(value);
    const before = seen.get(value);
    if (before !== undefined) return ['@', before];
    seen.set(value, seen.size);
    const inner = (part: unknown): unknown => encodeNode(part, seen);
    if (Array.isArray(value)) return encodeArray(value, inner);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Object.prototype) return withEntries(['o'], value, inner);
    return encodeExotic(value, inner);
  }

  function withEntries(node: unknown[], value: object, inner: (part: unknown) => unknown): unknown[] {
    for (const [key, part] of Object.entries(value)) node.push(key, inner(part));
    return node;
  }

  function encodeArray(value: unknown[], inner: (part: unknown) => unknown): unknown {
    const keys = Object.keys(value);
    const isDense =
      keys.length === value.length && (value.length === 0 || keys.at(-1) === String(value.length - 1));
    if (!isDense) return withEntries(['A', value.length], value, inner);
    const node: unknown[] = ['a'];
    for (const part of value) node.push(inner(part));
    return node;
  }

  function encodeExotic(value: object, inner: (part: unknown) => unknown): unknown {
    if (value instanceof Date) return ['d', inner(value.getTime())];
    if (value instanceof RegExp) return ['r', value.source, value.flags];
    if (value instanceof Map) return ['m', ...[...value].flatMap(([key, part]) => [inner(key), inner(part)])];
    if (value instanceof Set) return ['s', ...[...value].map(inner)];
    if (value instanceof ArrayBuffer) return ['b', host.toBase64(new Uint8Array(value))];
    if (ArrayBuffer.isView(value)) {
      const kind = Object.prototype.toString.call(value).slice(8, -1);
      const length: unknown = Reflect.get(value, kind === 'DataView' ? 'byteLength' : 'length');
      return ['v', kind, inner(value.buffer), value.byteOffset, length];
    }
    if (value instanceof Error) {
      const cause = 'cause' in value ? [inner(value.cause)] : [];
      return ['e', value.name, value.message, value.stack ?? null, ...cause];
    }
    const boxed: unknown = value.valueOf();
    if (typeof boxed !== 'object') return ['x', inner(boxed)];
    throw new Error(refusal);
  }

  function decodeError(name: string, message: string, stack: unknown): Error {
    const kind = errorKinds.get(name) ?? Error;
    const error = new kind(message);
    Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true });
    return error;
  }

  function decodeNode(node: unknown, known: unknown[]): unknown {
    if (!Array.isArray(node)) return node;
    const all: unknown[] = node;
    const [tag, ...parts] = all;
    const text = (index: number): string => String(parts[index]);
    const inner = (part: unknown): unknown => decodeNode(part, known);
    // Numbers are handed out in the order in which the encoder met the objects, before their parts.
    const place = known.length;
    const hold = <Made>(made: Made): Made => {
      known[place] = made;
      return made;
    };
    switch (tag) {
      case 'u':
        return undefined;
      case 'i':
        return BigInt(text(0));
      case 'n':
        return Number(text(0));
      case '@':
        return known[Number(parts[0])];
      case 'a': {
        const made = hold(new Array<unknown>(parts.length));
        for (let index = 0; index < parts.length; index++) made[index] = inner(parts[index]);
        return made;
      }
      case 'A':
        return fill(hold(new Array<unknown>(Number(parts[0]))), parts.slice(1), inner);
      case 'o':
        return fill(hold({}), parts, inner);
      default:
        return decodeExotic(String(tag), parts, inner, hold);
    }
  }

  function fill(made: object, parts: unknown[], inner: (part: unknown) => unknown): object {
    for (let index = 0; index < parts.length; index += 2) {
      const property = {
        value: inner(parts[index + 1]),
        writable: true,
        enumerable: true,
        configurable: true,
      };
      Object.defineProperty(made, String(parts[index]), property);
    }
    return made;
  }

  function decodeExotic(
    tag: string,
    parts: unknown[],
    inner: (part: unknown) => unknown,
    hold: <Made>(made: Made) => Made,
  ): unknown {
    switch (tag) {
      case 'd':
        return hold(new Date(Number(inner(parts[0]))));
      case 'r':
        return hold(new RegExp(String(parts[0]), String(parts[1])));
      case 'm': {
        const map = hold(new Map<unknown, unknown>());
        for (let index = 0; index < parts.length; index += 2)
          map.set(inner(parts[index]), inner(parts[index + 1]));
        return map;
      }
      case 's': {
        const set = hold(new Set<unknown>());
        for (const part of parts) set.add(inner(part));
        return set;
      }
      case 'b':
        return hold(host.fromBase64(String(parts[0])).buffer);
      case 'v':
        return decodeView(parts, inner, hold);
      case 'e': {
        const error = hold(decodeError(String(parts[0]), String(parts[1]), parts[2] ?? undefined));
        if (parts.length > 3)
          Object.defineProperty(error, 'cause', {
            value: inner(parts[3]),
            writable: true,
            configurable: true,
          });
        return error;
      }
      case 'x':
        return hold(Object(inner(parts[0])));
      default:
        throw new Error(`unknown tag ${tag}`);
    }
  }

  function decodeView(
    parts: unknown[],
    inner: (part: unknown) => unknown,
    hold: <Made>(made: Made) => Made,
  ): unknown {
    const kind = viewKinds.get(String(parts[0]));
    // The view was met before its buffer, so its place is taken first.
    hold(null);
    const buffer = inner(parts[1]);
    if (!kind || !(buffer instanceof ArrayBuffer)) throw new Error(refusal);
    const view: unknown = Reflect.construct(kind, [buffer, Number(parts[2]), Number(parts[3])]);
    return hold(view);
  }

  return {
    encode: (value) => encodeNode(cloned(value), new Map()),
    decode: (node) => decodeNode(node, []),
  };
}
