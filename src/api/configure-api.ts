import { BadRequestException, type SecurityHeadersOptions, UnsupportedMediaTypeException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { AccessService } from '../accounts/access.service.js';
import { AuditLog } from '../accounts/audit.service.js';
import { AppConfig } from '../config/app-config.js';
import { AppLogger } from '../observability/logger.js';
import { Redactor } from '../observability/redaction.js';
import { RequestBudgets } from '../requests/request-budgets.service.js';
import { AccessGuard } from './accounts/access.guard.js';
import { addAuditHook } from './accounts/audit-hook.js';
import { addCompression } from './compression.js';
import { BODY_LIMIT_BYTES } from './fastify-options.js';
import { spareHeadBodies } from './head-answers.js';
import { REPLAYED_HEADER } from './idempotency/idempotency.interceptor.js';
import { isTooDeep } from './json-depth.js';
import { addThrottle, Throttle } from './limits/throttle.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { addRequestHooks, boundClosing, FORM_TYPE, isForm, isUpload } from './request-hooks.js';
import { RouteTable } from './route-table.js';
import { makeValidationPipe } from './validation/validation-pipe.js';

export { makeFastifyOptions } from './fastify-options.js';

const FORM_LIMIT_BYTES = 10_000;
const OUTSIDE_PREFIX = ['health/live', 'health/ready', 'metrics', 'sign-in'];

// Pages may load only what this server serves; the page of /docs brings its own style elements.
const SECURITY_HEADERS: SecurityHeadersOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: "'self'",
      baseUri: "'self'",
      formAction: "'self'",
      frameAncestors: "'none'",
      imgSrc: ["'self'", 'data:'],
      objectSrc: "'none'",
      scriptSrcAttr: "'none'",
      styleSrc: ["'self'", "'unsafe-inline'"],
    },
  },
  xFrameOptions: { action: 'deny' },
  // Rookery itself speaks plain HTTP; whoever puts TLS before it decides about this.
  strictTransportSecurity: false,
};

/** Makes an application speak the public contract: prefix, checks, problems, headers, documentation. Call before init. */
export async function configureApi(
  app: NestFastifyApplication,
  options: { docs: boolean } = { docs: true },
): Promise<void> {
  const logger = app.get(AppLogger);
  app.setGlobalPrefix('api', { exclude: OUTSIDE_PREFIX });
  app.useGlobalPipes(makeValidationPipe());
  const server = app.getHttpAdapter().getInstance();
  app.useGlobalFilters(new ProblemFilter(logger, app.get(Redactor), RouteTable.of(server)));
  // Workers have nothing but health and metrics.
  const throttle = options.docs ? new Throttle(app.get(RequestBudgets), app.get(AppConfig).limits) : undefined;
  const guard = new AccessGuard(app.get(AccessService), app.get(AppConfig).http, throttle);
  app.useGlobalGuards(guard);
  app.useSecurityHeaders(SECURITY_HEADERS);
  allowOrigins(app);
  acceptEmptyJson(app);
  acceptFiles(app);
  acceptForms(app);
  addRequestHooks(server, logger);
  if (throttle) addThrottle(server, throttle);
  addAuditHook(server, app.get(AuditLog), logger);
  boundClosing(server);
  spareHeadBodies(server);
  if (!options.docs) return;
  addCompression(server);
  // Not loaded by workers, which have no pages.
  const { setUpOpenApi } = await import('./open-api.js');
  const { setUpQueueBoard } = await import('./queue-board/queue-board.js');
  setUpOpenApi(app);
  setUpQueueBoard(app, guard);
}

/** Pages of other sites may neither read nor send anything, but for those named in the settings. */
function allowOrigins(app: NestFastifyApplication): void {
  const { cors, http } = app.get(AppConfig);
  const origins = [...cors.origins];
  app.enableCsrfProtection({ trustedOrigins: http.publicUrl === undefined ? origins : [...origins, http.publicUrl] });
  if (origins.length === 0) return;
  app.enableCors({
    origin: origins,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['etag', 'location', 'retry-after', 'x-request-id', REPLAYED_HEADER],
    maxAge: 600,
  });
}

/**
 * Whatever is no JSON is handed on as a stream where a file is wanted, and nowhere else: taken for the fields of a body, a
 * stream would be copied with all that hangs on it, down to its socket, and that ends the process.
 */
function acceptFiles(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser('*', (request: FastifyRequest, payload: unknown, done: BodyDone) => {
    if (isUpload(request)) done(null, payload);
    else if (request.headers['content-length'] === '0') done(null);
    else done(new UnsupportedMediaTypeException('The body has to be JSON.'));
  });
}

/** The page for signing in works without scripts: it sends a form. */
function acceptForms(app: NestFastifyApplication): void {
  app.useBodyParser(FORM_TYPE, { bodyLimit: FORM_LIMIT_BYTES }, (request, body: Buffer, done) => {
    if (isForm(request as FastifyRequest)) done(null, Object.fromEntries(new URLSearchParams(body.toString('utf8'))));
    else done(new UnsupportedMediaTypeException('The body has to be JSON.'));
  });
}

type BodyDone = (error: Error | null, body?: unknown) => void;

/** Many programs name JSON as the type also when they send no body. */
function acceptEmptyJson(app: NestFastifyApplication): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', { bodyLimit: BODY_LIMIT_BYTES }, (request, body: Buffer, done) => {
    const text = body.toString('utf8');
    if (text === '') done(null, undefined);
    else if (isTooDeep(text)) done(new BadRequestException('The body has too many levels, one inside the other.'));
    else void parse(request as FastifyRequest, text, done);
  });
}
