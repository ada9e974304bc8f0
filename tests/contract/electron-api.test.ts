import { dirname } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOffered, type Offered } from '../../build/standin/api-report/offered.ts';
import { readProject } from '../../build/standin/api-report/program.ts';
import { readUsed, type Use } from '../../build/standin/api-report/used.ts';

const root = dirname(dirname(import.meta.dirname));

describe('what the application uses of Electron', () => {
  let offered: Offered;
  let used: readonly Use[];

  beforeAll(() => {
    const project = readProject(root);
    offered = readOffered(project);
    used = readUsed(project);
  });

  it('is offered by the stand-in to the last member, event and option', () => {
    const missing = used.filter(({ name }) => !offered.has(name));
    expect(missing.map(({ name, where }) => `${name} (${where.slice(root.length + 1)})`)).toEqual([]);
  });

  it('is found by the scan at all', () => {
    const names = new Set(used.map(({ name }) => name));
    expect(names).toContain('electron.app');
    expect(names).toContain('App.whenReady');
    expect(names).toContain('BrowserWindowConstructorOptions.webPreferences');
    expect([...names].some((name) => name.includes(':'))).toBe(true);
  });

  it('would be missed if the stand-in did not offer it', () => {
    expect(offered).not.toContain('electron.net');
    expect(offered).not.toContain('App.dock');
    expect(offered).not.toContain('App:login');
    expect(offered).not.toContain('WebPreferences.offscreen');
  });
});
