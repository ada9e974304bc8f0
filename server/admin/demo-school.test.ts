import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDemoTalk } from './demo-talk.ts';
import { readRoster } from './school-setup.ts';

const FOLDER = join(import.meta.dirname, '../../resources/demo-school');

describe('the talk of the demonstration school', () => {
  it('names only people and classes that its roster has', async () => {
    const talk = parseDemoTalk(JSON.parse(readFileSync(join(FOLDER, 'talk.json'), 'utf8')));
    const { roster } = await readRoster(FOLDER);
    const names = new Set(roster?.people.map((person) => `${person.familyName} ${person.givenName}`));
    const unknown = [...talk.suggested, ...talk.messages.map((message) => message.author)].filter(
      (name) => !names.has(name),
    );
    expect(unknown).toEqual([]);
    expect(talk.messages.length).toBeGreaterThan(40);
  });
});
