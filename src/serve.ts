import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SignInLinks } from './accounts/sign-in-links.service.js';
import { isOpenWithoutTls } from './api/accounts/origins.js';
import { configureApi, makeFastifyOptions } from './api/configure-api.js';
import { AppModule } from './app.module.js';
import { nestOptions, type Running, start } from './boot.js';
import { AppConfig } from './config/app-config.js';
import { makePublicUrl } from './config/public-url.js';
import { openDatabase } from './database/open-database.js';
import { createLogger, type LogTarget } from './observability/logger.js';
import { NestLogger } from './observability/nest-logger.js';
import { SCHEMA } from './schema.js';

/** The server; it is listening when this resolves. `hurry` ends the grace that jobs in hand have when it stops. */
export async function bootServer(
  config: AppConfig,
  target: LogTarget,
  hurry?: AbortSignal,
): Promise<Running<NestFastifyApplication> & { address: string }> {
  const logger = createLogger(config, target);
  const database = await openDatabase(config, SCHEMA, logger);
  const module = AppModule.with({ config, logger, database, roles: config.roles, hurry });
  const running = await start(database, async () => {
    const adapter = new FastifyAdapter(makeFastifyOptions(config.http, logger));
    const app = await NestFactory.create<NestFastifyApplication>(module, adapter, nestOptions(new NestLogger(logger)));
    await configureApi(app, { docs: config.roles.includes('api') });
    await listen(app, config);
    return app;
  });
  const address = (await running.app.getUrl()).replace('[::1]', '127.0.0.1');
  logger.info({ address, database: database.kind, roles: config.roles }, 'Rookery is listening');
  if (config.roles.includes('api') && isOpenWithoutTls(config.http)) {
    logger.warn({ host: config.http.host }, OPEN_WITHOUT_TLS);
  }
  return { ...running, address };
}

const OPEN_WITHOUT_TLS =
  'Others can connect, and passwords and tokens travel in clear: put a proxy that speaks TLS in front and say so with ' +
  'TRUST_PROXY and PUBLIC_URL, or set HOST=127.0.0.1';

/**
 * How the owner of a new server signs in, for people: a link that does it, once and within a day; undefined when an owner has a
 * way in. The caller shows it. It must not go through the logger: logs are kept and passed on.
 */
export async function describeFirstSignIn(app: NestFastifyApplication, address: string): Promise<string | undefined> {
  const { http } = app.get(AppConfig);
  const link = await app.get(SignInLinks).makeForFirstOwner();
  if (!link) return undefined;
  if ('madeSecondsAgo' in link) {
    return (
      `Nobody owns this server yet. Another start printed a link for the owner ${link.madeSecondsAgo} s ago, and it holds;\n` +
      '`npm run -s rookery -- accounts link` prints a new one.'
    );
  }
  const base = makePublicUrl({ ...http, port: Number(new URL(address).port) });
  return `Nobody owns this server yet. Sign in, once and within 24 hours:\n\n  ${base}/sign-in?link=${link.secret}`;
}

async function listen(app: NestFastifyApplication, { http }: AppConfig): Promise<void> {
  try {
    await app.listen(http.port, http.host);
  } catch (error) {
    await app.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`Port ${http.port} on ${http.host} is taken. Set PORT to another one, or to 0 for any free one.`, {
      cause: error,
    });
  }
}
