import { createFakeBridge } from './fake-bridge.ts';
import { FIRST_SCENARIO, type FakeScenario } from './fake-scenario.ts';

/**
 * Shows the window on invented data, for pictures and for looking at rare states. The address says
 * which: `gallery.html?phase=welcome`, `?link=offline&theme=dark&language=en&textScale=200`.
 */
const wishes = new URLSearchParams(location.search);

function oneOf<T extends string>(name: string, allowed: readonly T[], otherwise: T): T {
  return allowed.find((value) => value === wishes.get(name)) ?? otherwise;
}

const first = FIRST_SCENARIO;
const scenario: FakeScenario = {
  phase: oneOf(
    'phase',
    ['welcome', 'preparing', 'choosePerson', 'locked', 'newSecret', 'inside'],
    first.phase,
  ),
  link: oneOf(
    'link',
    ['live', 'offline', 'connecting', 'syncing', 'needsLogin', 'tooOld', 'failed'],
    first.link,
  ),
  oldSide: oneOf('oldSide', ['client', 'hub'], first.oldSide),
  preferences: {
    language: oneOf('language', ['ru', 'en'], 'ru'),
    theme: oneOf('theme', ['light', 'dark', 'contrast', 'system'], 'light'),
    textScale: Number(wishes.get('textScale') ?? 100),
  },
  clockOffsetMs: Number(wishes.get('clockOffsetMs') ?? 0),
  isEmpty: wishes.has('empty'),
  isLarge: wishes.has('large'),
  hasLesson: wishes.has('lesson'),
  hasRefusal: wishes.has('refusal'),
  hasAside: wishes.has('aside'),
  waitingCount: Number(wishes.get('waiting') ?? 0),
  draft: wishes.get('draft') ?? '',
  isDiskFull: wishes.has('diskFull'),
  hasRosterErrors: wishes.has('rosterErrors'),
  media: oneOf('media', ['works', 'mediaPreparing', 'mediaMissing', 'hubUnreachable'], first.media),
};

const bridge = createFakeBridge(scenario, () => Date.now());
Object.defineProperty(window, 'zvonok', { value: bridge });
await import('../app/main.tsx');
