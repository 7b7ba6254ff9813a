// Writes clients/typescript/api.d.ts, the types of the HTTP API, from docs/openapi.json.
// Usage: node scripts/openapi-client.mjs [--print]
import { readFile, writeFile } from 'node:fs/promises';
import openapiTypescript, { astToString } from 'openapi-typescript';

const SOURCE = 'docs/openapi.json';
const TARGET = 'clients/typescript/api.d.ts';
const HEADER = `// The types of the HTTP API, made from ${SOURCE} by \`npm run docs:client\`. Change nothing here.\n\n`;

const document = JSON.parse(await readFile(SOURCE, 'utf8'));
const text = HEADER + astToString(await openapiTypescript(document));
if (process.argv.includes('--print')) process.stdout.write(text);
else await writeFile(TARGET, text);
