import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoSchoolFiles } from './demo-school.ts';

/** Writes the demo school into resources/demo-school, where it is kept with the source. */
const folder = join(import.meta.dirname, '../../resources/demo-school');
for (const [file, text] of demoSchoolFiles()) {
  writeFileSync(join(folder, file), text);
  console.log(join('resources/demo-school', file));
}
