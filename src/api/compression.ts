import { Readable } from 'node:stream';
import { constants, createGzip, gzip, type ZlibOptions } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What fits one packet is not worth the work. */
const SMALLEST_BYTES = 1_400;
// The first level takes a third of the time of the usual one, and JSON is hardly larger for it.
const OPTIONS: ZlibOptions = { level: 1 };
const COMPRESSIBLE =
  /^(?:text\/|application\/(?:[\w.+-]*json|x-ndjson|graphml\+xml|gexf\+xml|x-chess-pgn|javascript)\b)/;

/**
 * Packs answers with gzip for whoever takes it. Whole ones are packed off the main thread; streams piece by piece, at the
 * pace of their reader. Server-sent events are written past this hook, and files of a known length go as they are.
 */
export function addCompression(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    if (!isCompressible(reply)) return done();
    reply.header('vary', varyOf(reply));
    if (!takesGzip(request) || reply.hasHeader('content-encoding')) return done();
    if (payload instanceof Readable)
      return done(null, reply.hasHeader('content-length') ? payload : pack(reply, payload));
    if (!isLarge(payload)) return done();
    gzip(payload, OPTIONS, (error, packed) => {
      if (!error) mark(reply);
      done(error as null, packed);
    });
  });
}

/** True when an Accept-Encoding header names gzip, or anything, and does not refuse it. */
export function acceptsGzip(header: string | undefined): boolean {
  const parts = (header ?? '').toLowerCase().split(',');
  const codings = parts.map((part) => part.split(';').map((text) => text.trim()));
  const chosen = codings.find(([name]) => name === 'gzip') ?? codings.find(([name]) => name === '*');
  return chosen !== undefined && !chosen.some((parameter) => /^q=0(?:\.0{1,3})?$/.test(parameter));
}

function takesGzip({ method, headers }: FastifyRequest): boolean {
  const encoding = headers['accept-encoding'];
  return method !== 'HEAD' && acceptsGzip(Array.isArray(encoding) ? encoding.join(',') : encoding);
}

function isCompressible(reply: FastifyReply): boolean {
  const type = reply.getHeader('content-type');
  return typeof type === 'string' && COMPRESSIBLE.test(type);
}

function isLarge(payload: unknown): payload is string | Buffer {
  return (typeof payload === 'string' || Buffer.isBuffer(payload)) && Buffer.byteLength(payload) >= SMALLEST_BYTES;
}

/** Every piece goes out when it is there: whoever reads a list slowly shall see that it grows. */
function pack(reply: FastifyReply, payload: Readable): Readable {
  mark(reply);
  const packed = createGzip({ ...OPTIONS, flush: constants.Z_SYNC_FLUSH });
  payload.once('error', (error) => packed.destroy(error));
  packed.once('close', () => payload.destroy());
  return payload.pipe(packed);
}

function mark(reply: FastifyReply): void {
  const etag = reply.getHeader('etag');
  reply.removeHeader('content-length').header('content-encoding', 'gzip');
  // Other bytes: RFC 9110, 8.8.3.3.
  if (typeof etag === 'string') reply.header('etag', etag.replace(/"$/, '-gzip"'));
}

function varyOf(reply: FastifyReply): string {
  const vary = reply.getHeader('vary');
  return typeof vary === 'string' ? `${vary}, accept-encoding` : 'accept-encoding';
}
