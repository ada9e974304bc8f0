import type { ScreenSource } from '../../shared/ipc/screen-calls.ts';

/** A screen and the windows that a teacher has open; this browser has no pictures of them. */
export const FAKE_SCREENS: readonly ScreenSource[] = [
  { id: 'screen:0:0', kind: 'screen', title: 'Весь экран', thumbnail: '' },
  { id: 'window:1:0', kind: 'window', title: 'Обыкновенные дроби.odp', thumbnail: '' },
  { id: 'window:2:0', kind: 'window', title: 'Журнал успеваемости 7Б, вторая четверть', thumbnail: '' },
];
