import { join } from 'node:path';

/** The root of the checkout. */
export const PROJECT = join(import.meta.dirname, '../..');
export const HUB_BUNDLE = join(PROJECT, 'dist/hub/hub.mjs');
export const DEMO_ROSTER = join(PROJECT, 'resources/demo-school');
