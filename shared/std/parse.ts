import type { Static, TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';

/** What a wall says of a value that does not have the promised shape. Never holds the value itself. */
export class ShapeError extends Error {
  readonly wall: string;
  readonly where: string;

  constructor(wall: string, where: string, what: string) {
    super(`${wall}: ${where || '/'} ${what}`);
    this.name = 'ShapeError';
    this.wall = wall;
    this.where = where;
  }
}

/**
 * Makes the parser of one wall. It accepts only `unknown`, returns the value typed, and throws
 * `ShapeError` with the place of the first fault. Behind the wall the type is trusted.
 */
export function parserOf<const T extends TSchema>(wall: string, schema: T): (value: unknown) => Static<T> {
  const validatorOf = compiledOnce(schema);
  return (value) => {
    const validator = validatorOf();
    if (isOf<Static<T>>(validator, value)) return value;
    const fault = validator.Errors(value)[0];
    throw new ShapeError(wall, fault?.instancePath ?? '', fault?.message ?? 'has the wrong shape');
  };
}

/** A program has hundreds of walls, and most runs come to a few of them: each is compiled when first come to. */
function compiledOnce(schema: TSchema): () => Validator {
  let validator: Validator | undefined;
  return () => (validator ??= Compile(schema));
}

function isOf<V>(validator: { Check(value: unknown): boolean }, value: unknown): value is V {
  return validator.Check(value);
}

/** Like `parserOf`, but answers yes or no. */
export function guardOf<const T extends TSchema>(schema: T): (value: unknown) => value is Static<T> {
  const validatorOf = compiledOnce(schema);
  return (value): value is Static<T> => isOf<Static<T>>(validatorOf(), value);
}
