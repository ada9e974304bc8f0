// A folder is an environment; these rules are its walls. The list has no exceptions: code that needs one
// belongs into another folder. `docs/architecture.md` says what each folder is.

/** Tests and what only tests use: they stand beside their sources and may use Node and the test tools. */
const TEST_CODE = '\\.(test|spec)\\.tsx?$|(^|/)testing/|(^|/)test-[a-z-]+\\.ts$';
const PRODUCT = '^(shared|renderer|electron|server)/';

/**
 * Types that are erased before anything runs, so they carry no code over a wall.
 * @type {import('dependency-cruiser').DependencyType[]}
 */
const TYPES_ONLY = ['type-only', 'type-import'];
/** @type {import('dependency-cruiser').DependencyType[]} */
const PACKAGES = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];

/** Libraries without Node, DOM or Electron in them. */
const PURE_PACKAGES = '(^|/)node_modules/(typebox|rxdb|rxjs|cbor-x|@orama/stemmers)/';

/** @type {{ forbidden: import('dependency-cruiser').IForbiddenRuleType[], options: import('dependency-cruiser').ICruiseOptions }} */
export default {
  forbidden: [
    {
      name: 'shared-imports-shared',
      severity: 'error',
      comment: 'shared/ runs in every environment, so it imports no other folder.',
      from: { path: '^shared/' },
      to: { path: '^(renderer|electron|server|build)/' },
    },
    {
      name: 'shared-has-no-node',
      severity: 'error',
      comment: 'shared/ also runs in a window, where there are no modules of Node.',
      from: { path: '^shared/', pathNot: TEST_CODE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-packages-are-pure',
      severity: 'error',
      comment:
        'shared/ uses libraries without Node, DOM or Electron only; a new one is added to PURE_PACKAGES.',
      from: { path: '^shared/', pathNot: TEST_CODE },
      to: { dependencyTypes: PACKAGES, pathNot: PURE_PACKAGES },
    },
    {
      name: 'renderer-imports-shared',
      severity: 'error',
      comment: 'The window knows shared/ and nothing of main or the hub.',
      from: { path: '^renderer/' },
      to: { path: '^(electron|server|build)/' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      comment: 'The window is a page: it has neither Node nor Electron.',
      from: { path: '^renderer/', pathNot: TEST_CODE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-has-no-electron',
      severity: 'error',
      comment: 'The window talks to main through renderer/bridge alone.',
      from: { path: '^renderer/' },
      to: { path: '(^|/)node_modules/electron/' },
    },
    {
      name: 'preload-imports-ipc',
      severity: 'error',
      comment: 'The preload hands named functions through; it needs the list of requests and no other code.',
      from: { path: '^electron/preload/', pathNot: TEST_CODE },
      to: { path: PRODUCT, pathNot: '^(electron/preload|shared/ipc)/', dependencyTypesNot: TYPES_ONLY },
    },
    {
      name: 'preload-takes-types-from-shared',
      severity: 'error',
      comment: 'Types for the preload come from shared/, too.',
      from: { path: '^electron/preload/', pathNot: TEST_CODE },
      to: { path: PRODUCT, pathNot: '^(electron/preload|shared)/' },
    },
    {
      name: 'preload-is-sandboxed',
      severity: 'error',
      comment: 'A sandboxed preload gets Electron and nothing else, neither packages nor modules of Node.',
      from: { path: '^electron/preload/', pathNot: TEST_CODE },
      to: { dependencyTypes: ['core', ...PACKAGES], pathNot: '(^|/)node_modules/electron/' },
    },
    {
      name: 'main-is-not-the-page-or-the-hub',
      severity: 'error',
      comment: 'The trusted side shares code with the window and the hub through shared/ only.',
      from: { path: '^electron/(main|replica|hub-host)/', pathNot: TEST_CODE },
      to: { path: '^(renderer|server|electron/preload)/' },
    },
    {
      name: 'replica-has-no-electron',
      severity: 'error',
      comment: 'The replica thread is a plain Node thread; tests run it without Electron.',
      from: { path: '^electron/replica/' },
      to: { path: '(^|/)node_modules/electron/|^electron/(main|hub-host|preload)/' },
    },
    {
      name: 'server-is-not-the-desktop',
      severity: 'error',
      comment: 'The hub runs headless: it never imports the desktop, the window or Electron.',
      from: { path: '^server/' },
      to: { path: '^(electron|renderer)/|(^|/)node_modules/electron/' },
    },
    {
      name: 'product-without-build',
      severity: 'error',
      comment: 'build/ makes the product and is no part of it.',
      from: { path: PRODUCT },
      to: { path: '^build/' },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      comment: 'Code that ships imports no tests, fixtures or fakes.',
      from: { path: PRODUCT, pathNot: TEST_CODE },
      to: { path: `^tests/|${TEST_CODE}` },
    },
    {
      name: 'product-without-dev-packages',
      severity: 'error',
      comment: 'What ships is listed under dependencies. Electron is what carries the application.',
      from: { path: PRODUCT, pathNot: TEST_CODE },
      to: {
        dependencyTypes: ['npm-dev'],
        pathNot: '(^|/)node_modules/electron/',
        dependencyTypesNot: TYPES_ONLY,
      },
    },
    {
      name: 'packages-are-declared',
      severity: 'error',
      comment: 'A package that is there by chance disappears by chance.',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'everything-is-found',
      severity: 'error',
      comment: 'An import that leads nowhere hides from every other rule.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Modules that run each other are one module. Types are erased and may name each other.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: TYPES_ONLY } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment:
        'A file that nothing imports and that imports nothing is forgotten. Fixtures are read by path.',
      from: { orphan: true, pathNot: '\\.d\\.ts$|^tests/fixtures/' },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    // A fixture that is an application of its own has its own package.json.
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|out)/|/media-worker/overlay/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  },
};
