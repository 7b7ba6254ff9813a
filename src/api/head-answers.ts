import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';

/** Nobody reads the body of an answer to HEAD: Fastify would have the whole of a long list made and throw it away. */
export function spareHeadBodies(server: FastifyInstance): void {
  server.addHook('onSend', (request, _reply, payload, done) => {
    if (request.method !== 'HEAD' || !(payload instanceof Readable)) return done(null, payload);
    payload.destroy();
    done(null, Readable.from([]));
  });
}
