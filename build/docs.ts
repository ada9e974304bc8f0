// npm run docs: makes the pages of docs/ that follow from the code.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { moderationPage } from './docs/moderation-page.ts';
import { permissionsPage } from './docs/permissions-page.ts';

const path = join(import.meta.dirname, '../docs/permissions.md');
writeFileSync(path, await permissionsPage(path));

const moderation = join(import.meta.dirname, '../docs/moderation.md');
writeFileSync(moderation, await moderationPage(moderation, readFileSync(moderation, 'utf8')));
