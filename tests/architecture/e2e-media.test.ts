import { expect, test } from 'vitest';
import { WITH_MEDIA } from '../e2e/with-media.ts';
import { projectFiles } from './project-files.ts';

/** What a person presses for sound and picture between windows to begin. */
const BEGINS_MEDIA = /'(Начать|Позвонить|Войти в урок|Продолжить эфир)/;

/** Specs with a lesson in which nobody looks at or listens to anybody. */
const UNHEARD = ['tests/e2e/clock.spec.ts', 'tests/e2e/outbox.spec.ts'];

test('a spec whose windows hear and see each other is among those that run one after another', () => {
  const specs = projectFiles().filter(({ path }) => /^tests\/e2e\/[^/]+\.spec\.ts$/.test(path));
  const besideOthers = specs.filter(({ path }) => !WITH_MEDIA.test(path));
  expect([besideOthers.length, specs.length - besideOthers.length]).not.toContain(0);
  const begins = besideOthers.filter(({ text }) => BEGINS_MEDIA.test(text)).map(({ path }) => path);
  expect(begins.sort()).toEqual(UNHEARD);
});
