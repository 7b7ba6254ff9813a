import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { VERSION } from '../config/root.js';
import { SECURITY } from './accounts/needs.js';
import { GameDetailDto } from './games/game.dto.js';
import { GamePageDto } from './games/games.query.js';
import { completeDocument } from './open-api-commons.js';

const DESCRIPTION = `Chess games from Lichess, stored exactly once.

Every route but those for signing in and for health needs somebody: a browser that is signed in at /sign-in, or a program that
sends a token. \`x-rookery-needs\` says what a route asks for: a viewer may read, a member also write, an owner also admin.

- **Errors** are \`application/problem+json\` with suggestions. \`instance\` names the occurrence; the same id stands in the log
  and in the header \`x-request-id\`.
- **Lists** come in pages: \`nextCursor\` is opaque, and absent on the last page. With \`accept: application/x-ndjson\` long
  lists come as a whole, one item a line, at the pace of the reader.
- **Times** are ISO 8601 in UTC; units stand in names.
- **Limits**: so many requests a minute for each token, each user at a browser, each address without either, over all replicas. Beyond that the
  answer is 429, and \`retry-after\` says when to come back.
- **Starting work twice** is prevented by the header \`idempotency-key\`: the same key gives the same answer for 24 hours.
- **Large answers** are packed with gzip for whoever accepts it. Games and reports have an \`etag\` for \`if-none-match\`.`;

const TAGS: Readonly<Record<string, string>> = {
  Players: 'Who is stored, and fetching histories and profiles',
  Games: 'Stored games, one by one and by player',
  Accounts: 'People, tokens, invitations, and who did what',
  Analysis: 'What engines and plugins say about games',
  Network: 'Who met whom: chains, distances, ranks, communities',
  Crawls: 'From player to player: opponents found and read by rules',
  Imports: 'Games from files',
  Exports: 'Games to files',
  Runs: 'Every long action: how far it is and what became of it',
  Pipelines: 'Work in stages',
  Schedules: 'What happens by the clock',
  'Rejected records': 'What could not be stored',
  Jobs: 'Queues, workers and what failed',
  Lichess: 'The traffic with Lichess',
  Health: 'For whoever watches the process',
  Metrics: 'For Prometheus',
};

/** Describes every route; served as a page at /docs and as JSON at /docs-json. */
export function setUpOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, makeOpenApiDocument(app), {
    raw: ['json'],
    jsonDocumentUrl: 'docs-json',
    customSiteTitle: 'Rookery API',
    swaggerOptions: { tryItOutEnabled: true, displayRequestDuration: true },
  });
}

/** The OpenAPI document of an application that is configured but need not listen. */
export function makeOpenApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Rookery')
    .setDescription(DESCRIPTION)
    .setVersion(VERSION)
    .setLicense('GPL-3.0-or-later', 'https://www.gnu.org/licenses/gpl-3.0.html')
    .addServer('/', 'This server')
    .addBearerAuth(
      // Without a format of ours the builder says that it is a JWT.
      { type: 'http', scheme: 'bearer', bearerFormat: 'rk_...', description: 'An API token, rk_...: POST /api/tokens' },
      SECURITY.token,
    )
    .addCookieAuth(
      'rookery_session',
      { type: 'apiKey', in: 'cookie', description: 'A browser that is signed in' },
      SECURITY.session,
    );
  for (const [name, description] of Object.entries(TAGS)) builder.addTag(name, description);
  const models = { extraModels: [GamePageDto, GameDetailDto] };
  return completeDocument(SwaggerModule.createDocument(app, builder.build(), models));
}
