/** `npm run bench -- NAME`: prints a table for people and, as its last line, one JSON object. */
const BENCHES: Record<string, () => Promise<{ run: () => Promise<void> }>> = {
  chat: () => import('./bench/chat.ts'),
  files: () => import('./bench/files.ts'),
  lesson: () => import('./bench/lesson.ts'),
  media: () => import('./bench/media.ts'),
  replica: () => import('./bench/replica.ts'),
  school: () => import('./bench/school.ts'),
  search: () => import('./bench/search.ts'),
  start: () => import('./bench/start.ts'),
  sync: () => import('./bench/sync/run.ts'),
};

const name = process.argv[2] ?? '';
const load = BENCHES[name];
if (load) {
  await (await load()).run();
} else {
  console.error(`There is no benchmark "${name}". There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exitCode = 2;
}
