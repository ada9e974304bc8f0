import { isOrderedText, orderedText } from './ordered-text.ts';
import type { FieldKind } from './table-layout.ts';

/** A value that SQL compares with; never null. */
export type SqlOperand = string | number;

/** A field that a condition in SQL can speak of. */
export interface SqlField {
  /** A column, or an expression over the document's text. */
  readonly sql: string;
  readonly kind: FieldKind;
  readonly isColumn: boolean;
}

export interface Condition {
  /** True for every document that matches; '' says nothing. */
  readonly sql: string;
  readonly params: readonly SqlOperand[];
  /** Whether it is true for matching documents alone, so that RxDB's own matcher need not be asked. */
  readonly isExact: boolean;
}

/** What a selector means in SQL, and what it fixes for the choice of an index. */
export interface SelectorSql extends Condition {
  /** Fields that have to equal one value, with the value as SQL compares it. */
  readonly equal: ReadonlyMap<string, SqlOperand>;
  /** Fields that have to lie in a range or a list. */
  readonly bounded: ReadonlySet<string>;
  /** All fields that the condition speaks of. */
  readonly fields: ReadonlySet<string>;
}

type FieldOf = (field: string) => SqlField | undefined;

const NOTHING: Condition = { sql: '', params: [], isExact: false };
const ALWAYS: Condition = { sql: '', params: [], isExact: true };
const COMPARISONS: Readonly<Record<string, string>> = {
  $eq: '=',
  $gt: '>',
  $gte: '>=',
  $lt: '<',
  $lte: '<=',
};

/**
 * Translates a Mango selector as far as SQL and RxDB's matcher (mingo) certainly agree; the rest is left to
 * the matcher. A document is taken to follow its schema, or to lack the field.
 */
export function selectorSql(selector: unknown, fieldOf: FieldOf): SelectorSql {
  const equal = new Map<string, SqlOperand>();
  const bounded = new Set<string>();
  for (const [field, operators] of topLevel(selector)) {
    for (const [operator, operand] of Object.entries(operators)) {
      const { sql, params } = comparison(operator, operand, fieldOf(field));
      const [value] = params;
      if (sql === '' || value === undefined) continue;
      if (operator === '$eq') equal.set(field, value);
      else if (operator in COMPARISONS || operator === '$in') bounded.add(field);
    }
  }
  const fields = new Set<string>();
  const condition = allOf(selector, (field) => {
    fields.add(field);
    return fieldOf(field);
  });
  return { ...condition, equal, bounded, fields };
}

function topLevel(selector: unknown): [string, Record<string, unknown>][] {
  if (!isRecord(selector)) return [];
  const found: [string, Record<string, unknown>][] = [];
  for (const [key, value] of Object.entries(selector)) {
    if (key === '$and' && Array.isArray(value)) found.push(...value.flatMap(topLevel));
    else if (!key.startsWith('$')) found.push([key, operatorsOf(value)]);
  }
  return found;
}

function allOf(selector: unknown, fieldOf: FieldOf): Condition {
  if (!isRecord(selector)) return NOTHING;
  return joined(
    Object.entries(selector).map(([key, value]) => {
      if (key === '$and') return joined(listOf(value, fieldOf));
      if (key === '$or') return anyOf(listOf(value, fieldOf));
      if (key === '$nor') return joined(listOf(value, fieldOf).map(negated));
      if (key.startsWith('$')) return NOTHING;
      return ofField(key, value, fieldOf);
    }),
  );
}

function listOf(value: unknown, fieldOf: FieldOf): Condition[] {
  return Array.isArray(value) && value.length > 0
    ? value.map((selector) => allOf(selector, fieldOf))
    : [NOTHING];
}

function ofField(field: string, value: unknown, fieldOf: FieldOf): Condition {
  const operators = operatorsOf(value);
  if (Object.keys(operators).length === 0) return NOTHING;
  const sqlField = fieldOf(field);
  return joined(
    Object.entries(operators).map(([operator, operand]) =>
      operator === '$not'
        ? negated(ofField(field, operand, fieldOf))
        : comparison(operator, operand, sqlField),
    ),
  );
}

function comparison(operator: string, operand: unknown, field: SqlField | undefined): Condition {
  if (!field) return NOTHING;
  const sign = COMPARISONS[operator];
  if (sign !== undefined || operator === '$ne') {
    const value = sqlOperand(field, operand);
    if (value === undefined) return NOTHING;
    // A missing value equals nothing and is neither more nor less, in SQL as in the matcher.
    return { sql: `${field.sql} ${sign ?? 'IS NOT'} ?`, params: [value], isExact: true };
  }
  if ((operator === '$in' || operator === '$nin') && Array.isArray(operand)) {
    const values = operand.map((value) => sqlOperand(field, value));
    if (!values.every((value) => value !== undefined && canBeListed(value))) return NOTHING;
    const list = '(SELECT value FROM json_each(?))';
    const sql =
      operator === '$in'
        ? `${field.sql} IN ${list}`
        : `(${field.sql} IS NULL OR ${field.sql} NOT IN ${list})`;
    return { sql, params: [JSON.stringify(values)], isExact: true };
  }
  return NOTHING;
}

/** An operand as SQL compares it; undefined when only the matcher knows what it means. */
function sqlOperand(field: SqlField, operand: unknown): SqlOperand | undefined {
  switch (field.kind) {
    case 'text':
      if (typeof operand !== 'string') return undefined;
      if (field.isColumn) return orderedText(operand);
      return isOrderedText(operand) && !operand.includes('\0') ? operand : undefined;
    case 'number':
      if (typeof operand !== 'number') return undefined;
      return (field.isColumn ? Number.isFinite(operand) : Number.isSafeInteger(operand))
        ? operand
        : undefined;
    case 'boolean':
      return typeof operand === 'boolean' ? Number(operand) : undefined;
  }
}

/** SQLite reads a list from JSON, where fractions could change in the last bit and texts end at a zero. */
function canBeListed(value: SqlOperand): boolean {
  return typeof value === 'string' ? !value.includes('\0') : Number.isSafeInteger(value);
}

function joined(conditions: readonly Condition[]): Condition {
  const said = conditions.filter(({ sql }) => sql !== '');
  const isExact = conditions.every((condition) => condition.isExact);
  if (said.length === 0) return isExact ? ALWAYS : NOTHING;
  return {
    sql: said.map(({ sql }) => sql).join(' AND '),
    params: said.flatMap(({ params }) => params),
    isExact,
  };
}

function anyOf(conditions: readonly Condition[]): Condition {
  // One alternative that says nothing lets everything through.
  if (conditions.some(({ sql }) => sql === '')) return NOTHING;
  return {
    sql: `(${conditions.map(({ sql }) => `(${sql})`).join(' OR ')})`,
    params: conditions.flatMap(({ params }) => params),
    isExact: conditions.every(({ isExact }) => isExact),
  };
}

function negated(condition: Condition): Condition {
  if (!condition.isExact || condition.sql === '') return NOTHING;
  return { sql: `(${condition.sql}) IS NOT TRUE`, params: condition.params, isExact: true };
}

/** A plain value stands for being equal to it. Of other things only the matcher knows the meaning. */
function operatorsOf(value: unknown): Record<string, unknown> {
  if (isRecord(value)) return value;
  return typeof value === 'object' ? {} : { $eq: value };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RegExp);
}
