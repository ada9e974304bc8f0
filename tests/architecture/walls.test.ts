import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterEach, describe, expect, test } from 'vitest';
import config from '../../.dependency-cruiser.mjs';

/** Files of a small project that has the folders of this one. */
type Files = Readonly<Record<string, string>>;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Packages that the small projects import; `stray` is there without being declared. */
const PACKAGES = ['typebox', 'react', 'ws', 'electron', 'vitest', 'stray'];
const GROUND: Files = {
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: { typebox: '1.0.0', react: '1.0.0', ws: '1.0.0' },
    devDependencies: { electron: '1.0.0', vitest: '1.0.0' },
  }),
  ...Object.fromEntries(
    PACKAGES.flatMap((name) => [
      [
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: '1.0.0', exports: './index.js' }),
      ],
      [`node_modules/${name}/index.js`, 'export default 1;'],
    ]),
  ),
  'shared/schema/message.ts': `import Type from 'typebox'; export interface Message { text: string } export default Type;`,
  'shared/ipc/channels.ts': `import type { Message } from '../schema/message.ts'; export const names = []; export type M = Message;`,
  'renderer/app/main.tsx': `import React from 'react'; import '../../shared/ipc/channels.ts'; export default React;`,
  'electron/main/main.ts': `import 'electron'; import 'node:fs'; import '../replica/client.ts'; import '../../shared/ipc/channels.ts';`,
  'electron/replica/client.ts': `import 'node:crypto'; import 'ws'; export const client = 1;`,
  'electron/preload/main-window.ts': `import 'electron'; import type { Message } from '../../shared/schema/message.ts'; import { names } from '../../shared/ipc/channels.ts'; export const window: Message[] = names;`,
  'server/main.ts': `import 'node:fs'; import 'ws'; import '../shared/schema/message.ts'; export const hub = 1;`,
  'build/start.ts': `import '../server/main.ts'; import '../tests/fixtures/school.ts';`,
  'tests/fixtures/school.ts': `import '../../server/main.ts'; import '../../electron/replica/client.ts'; export const school = 1;`,
  'shared/schema/message.test.ts': `import 'vitest'; import 'node:fs'; import './message.ts';`,
};

/** Names of the rules that the small project with these files breaks. */
async function brokenRules(files: Files): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zvonok-walls-'));
  folders.push(folder);
  for (const [path, text] of Object.entries({ ...GROUND, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { options, forbidden } = config;
  const { enhancedResolveOptions, ...cruiseOptions } = options;
  const { output } = await cruise(
    ['shared', 'renderer', 'electron', 'server', 'build', 'tests'],
    { ...cruiseOptions, baseDir: folder, validate: true, ruleSet: { forbidden } },
    enhancedResolveOptions,
  );
  const { summary } = output as ICruiseResult;
  return [...new Set(summary.violations.map((violation) => violation.rule.name))].sort();
}

/** For every rule, files that break it. */
const BREACHES: Readonly<Record<string, Files>> = {
  'shared-imports-shared': { 'shared/sync/x.ts': `import '../../server/main.ts';` },
  'shared-has-no-node': { 'shared/sync/x.ts': `import 'node:crypto';` },
  'shared-packages-are-pure': { 'shared/sync/x.ts': `import 'react';` },
  'renderer-imports-shared': { 'renderer/app/x.ts': `import '../../electron/replica/client.ts';` },
  'renderer-has-no-node': { 'renderer/app/x.ts': `import 'node:fs';` },
  'renderer-has-no-electron': { 'renderer/app/x.ts': `import 'electron';` },
  'preload-imports-ipc': { 'electron/preload/x.ts': `import '../../shared/schema/message.ts';` },
  'preload-takes-types-from-shared': {
    'electron/preload/x.ts': `import type { client } from '../replica/client.ts'; export type C = typeof client;`,
  },
  'preload-is-sandboxed': { 'electron/preload/x.ts': `import 'node:fs';` },
  'main-is-not-the-page-or-the-hub': { 'electron/main/x.ts': `import '../../server/main.ts';` },
  'replica-has-no-electron': { 'electron/replica/x.ts': `import 'electron';` },
  'server-is-not-the-desktop': { 'server/sync/x.ts': `import '../../electron/replica/client.ts';` },
  'product-without-build': { 'server/sync/x.ts': `import '../../build/start.ts';` },
  'product-without-tests': { 'server/sync/x.ts': `import '../../tests/fixtures/school.ts';` },
  'product-without-dev-packages': { 'server/sync/x.ts': `import 'vitest';` },
  'packages-are-declared': { 'server/sync/x.ts': `import 'stray';` },
  'everything-is-found': { 'server/sync/x.ts': `import './nowhere.ts';` },
  'no-cycles': {
    'server/sync/x.ts': `import './y.ts'; export const x = 1;`,
    'server/sync/y.ts': `import './x.ts'; export const y = 1;`,
  },
  'no-orphans': { 'server/sync/x.ts': `export const x = 1;` },
};

/** The same walls, tried from other sides. */
const MORE_BREACHES: readonly (readonly [string, Files])[] = [
  ['shared-imports-shared', { 'shared/x.test.ts': `import '../renderer/app/main.tsx';` }],
  [
    'shared-imports-shared',
    { 'shared/x.ts': `import type { hub } from '../server/main.ts'; export type H = typeof hub;` },
  ],
  ['shared-packages-are-pure', { 'shared/x.ts': `import 'ws';` }],
  ['renderer-imports-shared', { 'renderer/app/x.ts': `export { hub } from '../../server/main.ts';` }],
  [
    'renderer-imports-shared',
    { 'renderer/app/x.ts': `export const lazy = () => import('../../server/main.ts');` },
  ],
  [
    'preload-imports-ipc',
    { 'electron/preload/x.ts': `export const lazy = () => import('../../shared/schema/message.ts');` },
  ],
  ['preload-is-sandboxed', { 'electron/preload/x.ts': `import 'typebox';` }],
  ['main-is-not-the-page-or-the-hub', { 'electron/hub-host/x.ts': `import '../../server/main.ts';` }],
  ['main-is-not-the-page-or-the-hub', { 'electron/replica/x.ts': `import '../../renderer/app/main.tsx';` }],
  ['replica-has-no-electron', { 'electron/replica/x.ts': `import '../main/main.ts';` }],
  ['server-is-not-the-desktop', { 'server/x.ts': `import '../renderer/app/main.tsx';` }],
  ['server-is-not-the-desktop', { 'server/x.ts': `import 'electron';` }],
  ['product-without-tests', { 'server/x.ts': `import '../shared/schema/message.test.ts';` }],
];

describe('the walls between the folders', () => {
  test('stand open for what each folder may use', async () => {
    expect(await brokenRules({})).toEqual([]);
  });

  test('are all tried here', () => {
    expect(Object.keys(BREACHES)).toEqual(config.forbidden.map((rule) => rule.name));
  });

  test('have no exceptions', () => {
    expect(Object.keys(config).sort()).toEqual(['forbidden', 'options']);
    for (const rule of config.forbidden) expect(rule.severity).toBe('error');
  });

  test.each([...Object.entries(BREACHES), ...MORE_BREACHES])('%s refuses %j', async (rule, files) => {
    expect(await brokenRules(files)).toContain(rule);
  });
});
