import { createHash } from 'node:crypto';
import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiNotModifiedResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { VERSION } from '../config/root.js';

const HASH_CHARACTERS = 27;
const NOT_MODIFIED = 304;

/**
 * Answers 304 to whoever has this version already, and makes the answer only for others.
 * @param findVersion what changes whenever the answer does; it is read before the answer is made, so a tag is never newer
 *   than what it stands for
 */
export async function answerUnlessKnown<T>(
  reply: FastifyReply,
  findVersion: () => Promise<string>,
  make: () => Promise<T>,
): Promise<T | undefined> {
  const etag = makeEtag(await findVersion());
  const known = findKnown(reply.request, etag);
  const answer = known === undefined ? await make() : undefined;
  if (known !== undefined) reply.status(NOT_MODIFIED);
  tag(reply, known ?? etag);
  return answer;
}

/** The same for what is read together with its version: whoever has none of it yet costs one question and not two. */
export async function answerVersioned<T>(
  reply: FastifyReply,
  findVersion: () => Promise<string>,
  read: () => Promise<{ value: T; version: string }>,
): Promise<T | undefined> {
  if (reply.request.headers['if-none-match'] !== undefined) {
    return answerUnlessKnown(reply, findVersion, async () => (await read()).value);
  }
  const { value, version } = await read();
  tag(reply, makeEtag(version));
  return value;
}

/** Whoever keeps the answer asks each time whether it still holds. */
function tag(reply: FastifyReply, etag: string): void {
  reply.header('etag', etag).header('cache-control', 'private, no-cache');
}

/** A strong tag: another version of Rookery may write the same facts in another way. */
function makeEtag(version: string): string {
  const hash = createHash('sha256').update(`${VERSION}\n${version}`).digest('base64url');
  return `"${hash.slice(0, HASH_CHARACTERS)}"`;
}

/** The tag out of If-None-Match that stands for this version, plain or packed; it compares weakly (RFC 9110, 13.1.2). */
function findKnown({ headers }: FastifyRequest, etag: string): string | undefined {
  const tags = (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  const packed = etag.replace(/"$/, '-gzip"');
  return tags.find((tag) => tag === etag || tag === packed);
}

/** Documents a route that answers with `answerUnlessKnown`. */
export function ApiConditional(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'if-none-match',
      required: false,
      description: 'The etag of an answer you have: if it still holds, the answer is 304 and has no body',
      schema: { type: 'string' },
      example: '"Zk1hTm9yZU9mYVJlcG9ydFRhZ3M"',
    }),
    ApiNotModifiedResponse({ description: 'What you have still holds' }),
  );
}
