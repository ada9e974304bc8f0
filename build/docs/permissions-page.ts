import { format, resolveConfig } from 'prettier';
import { en } from '../../renderer/i18n/en.ts';
import { CAPACITIES, type Capacity, needsConfirmation } from '../../shared/permissions/capacities.ts';
import { grantsTo } from '../../shared/permissions/rights.ts';
import { type ActionName, actionNames, ACTIONS, type Grant } from '../../shared/permissions/table.ts';
import { POLICIES, policyNames } from '../../shared/schema/policy.ts';

const HEAD = `# Who may do what

This page is made from the permission table (\`shared/permissions/table.ts\`) by \`npm run docs\`; a test fails when it is not current. The hub, the desktop and the tests ask the same table through \`can()\`, and the window shows everyone the own part of it («Что вам можно» in the own menu) and a page for each role («Справка»). What is not granted is refused.

A class teacher is a teacher who leads the class; whoever has several capacities has the rights of all of them. Administrators, heads, deputies and teachers have their rights once an administrator has confirmed them, except where it says otherwise. Nobody who has left the school may do anything.
`;

/** The page \`docs/permissions.md\`, formatted as the linter wants it. @param path where it is to lie */
export async function permissionsPage(path: string): Promise<string> {
  const text = [HEAD, overview(), details(), settings()].join('\n');
  return format(text, { ...(await resolveConfig(path)), parser: 'markdown' });
}

function overview(): string {
  const head = ['Action', ...CAPACITIES.map((capacity) => en[`capacity.${capacity}`])];
  const rows = actionNames().map((action) => [
    en[`can.do.${action}`],
    ...CAPACITIES.map((capacity) => cell(action, capacity)),
  ]);
  return `## At a glance\n\nyes: always; if: under conditions; –: not at all.\n\n${table(head, rows)}`;
}

/** \`everyone\` is each capacity; a class teacher has what every teacher has. */
function cell(action: ActionName, capacity: Capacity): string {
  const capacities: readonly Capacity[] =
    capacity === 'classTeacher' ? ['classTeacher', 'teacher'] : [capacity];
  const grants = grantsTo(action, capacities);
  if (grants.length === 0) return '–';
  const isFree = grants.some(({ when = [], setting }) => when.length === 0 && setting === undefined);
  return isFree ? 'yes' : 'if';
}

function details(): string {
  const rows = actionNames().flatMap((action) => {
    const { grants, clause }: { readonly grants: readonly Grant[]; readonly clause: string } =
      ACTIONS[action];
    return grants.map((grant, index) => [
      index === 0 ? `${en[`can.do.${action}`]} (\`${action}\`)` : '',
      who(grant),
      when(grant),
      grant.setting === undefined ? '' : en[`policy.${grant.setting}`],
      index === 0 ? clause : '',
    ]);
  });
  return `## In detail\n\n${table(['Action', 'Who', 'If', 'Unless the school switches off', 'Clauses'], rows)}`;
}

function who({ to, unconfirmed }: Grant): string {
  if (to === 'everyone') return en['capacity.everyone'];
  const names = to.map((capacity) => en[`capacity.${capacity}`]).join(', ');
  return unconfirmed === true && to.some(needsConfirmation)
    ? `${names}; also before the confirmation`
    : names;
}

function when({ when: conditions = [] }: Grant): string {
  return conditions.map((name) => en[`can.when.${name}`]).join('; ');
}

function settings(): string {
  const rows = policyNames().map((name) => {
    const { standard, perChat } = POLICIES[name];
    const value = typeof standard === 'boolean' ? (standard ? 'on' : 'off') : String(standard);
    return [en[`policy.${name}`], value, perChat ? 'yes' : ''];
  });
  return `## What the school sets\n\n${table(['Setting', 'At first', 'A chat may have an exception'], rows)}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}
