import { App } from './app.ts';

/** Electron's one `app`. */
export const app = new App();
