import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { VERSION } from '../config/root.js';
import { SECURITY } from './accounts/needs.js';
import { GameDetailDto } from './games/game.dto.js';
import { GamePageDto } from './games/player-games.query.js';

const DESCRIPTION = `Chess games from Lichess, stored exactly once.

Errors are \`application/problem+json\` with suggestions; lists come in pages with an opaque cursor; times are ISO 8601 in UTC.

Every route but those for signing in and for health needs somebody: a browser that is signed in at /sign-in, or a program that
sends a token. \`x-rookery-needs\` says what a route asks for: a viewer may read, a member also write, an owner also admin.`;

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
  const builder = new DocumentBuilder().setTitle('Rookery').setDescription(DESCRIPTION).setVersion(VERSION);
  builder.addBearerAuth({ type: 'http', description: 'An API token, rk_...: POST /api/tokens' }, SECURITY.token);
  builder.addCookieAuth(
    'rookery_session',
    { type: 'apiKey', in: 'cookie', description: 'A browser that is signed in' },
    SECURITY.session,
  );
  const config = builder.setLicense('GPL-3.0-or-later', 'https://www.gnu.org/licenses/gpl-3.0.html').build();
  return SwaggerModule.createDocument(app, config, { extraModels: [GamePageDto, GameDetailDto] });
}
