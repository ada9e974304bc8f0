import { expect, test } from 'vitest';
import { logActionKey } from '../../renderer/features/audit/log-words.ts';
import { isActAction } from '../../shared/acts/registry.ts';
import { isTestCode, projectFiles } from './project-files.ts';

/** Actions that the hub writes into the log by itself: `action: 'slips.use'`, `line('day.turned', …)`. */
function actionsOfTheHub(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { path, text } of projectFiles()) {
    if (!path.startsWith('server/') || isTestCode(path)) continue;
    for (const [, action = ''] of text.matchAll(/(?:\baction: |\bline\()'([a-z]+\.[a-zA-Z]+)'/g))
      found.add(action);
  }
  return found;
}

test('whatever stands in the log has words', () => {
  const actions = [...actionsOfTheHub()];
  expect(actions).toContain('slips.use');
  expect(actions).toContain('day.turned');
  expect(actions.filter((action) => !isActAction(action) && logActionKey(action) === undefined)).toEqual([]);
});
