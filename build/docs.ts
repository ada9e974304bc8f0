// npm run docs: makes the pages of docs/ that follow from the code.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissionsPage } from './docs/permissions-page.ts';

const path = join(import.meta.dirname, '../docs/permissions.md');
writeFileSync(path, await permissionsPage(path));
