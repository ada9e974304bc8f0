import type { Directory, HeldKind } from '../directory/directory.ts';
import { writtenAt } from '../schema/order.ts';
import { parseScope } from '../schema/scope.ts';
import { positionOf } from './case-events.ts';
import { caseOf } from './case-of.ts';

const SAYING_WHEN: ReadonlySet<string> = new Set<HeldKind>([
  'school', 'policy', 'rules', 'report', 'casestep', 'apology', 'objection',
]); // prettier-ignore

/** Whether the next turn may be another one because of a document of this kind. */
export function saysWhen(kind: string): boolean {
  return SAYING_WHEN.has(kind);
}

const HOUR_MS = 3_600_000;

/**
 * When something next changes by itself, without any document (ms by hub time): a block or a time for objections ends,
 * an edition of the rules comes into force, a report has waited long enough. Infinity where nothing does.
 */
export function nextTurn(directory: Directory, now: number): number {
  const turns: number[] = directory.all('rules').map(({ body }) => body.from);
  const scopes = new Set(directory.all('casestep').map(({ scope }) => scope));
  for (const scope of scopes) {
    const [chat = '', person = ''] = parseScope(scope)?.subject.split(':') ?? [];
    for (const { endsAt, apology } of caseOf(directory, { chat, person }, now).blocks) {
      turns.push(endsAt, apology?.until ?? 0);
    }
  }
  for (const report of directory.all('report')) {
    const at = writtenAt({ order: positionOf(report), stamp: report.stamp });
    turns.push(at + directory.amount('reportHours') * HOUR_MS);
  }
  return Math.min(Infinity, ...turns.filter((turn) => turn > now));
}
