import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { makeNdjson, NDJSON_MEDIA_TYPE, prefersNdjson } from './ndjson.js';
import type { Page, Paging } from './page-cursor.js';
import { InvalidRequestError } from './problems/api.errors.js';

const STREAM_PAGE = 200;

/**
 * One page of a list; or, for whoever prefers NDJSON, all of its items, page after page at the pace of the reader.
 * @throws InvalidRequestError when a stream is asked for page by page
 */
export async function answerList<P extends Page<unknown>, Q extends Paging>(
  reply: FastifyReply,
  query: Q,
  list: (query: Q) => Promise<P>,
): Promise<P | AsyncIterable<Buffer>> {
  reply.header('vary', 'accept');
  if (!prefersNdjson(reply.request.headers.accept)) return list(query);
  refusePaging(reply.request.query as Record<string, unknown>);
  const whole = { ...query, limit: STREAM_PAGE };
  // What is wrong with the question has to come out before the answer begins.
  const first = await list(whole);
  reply.type(NDJSON_MEDIA_TYPE);
  return makeNdjson(itemsOf(first, (cursor) => list({ ...whole, cursor })));
}

/** Ignoring what was asked for would be worse than refusing it. */
export function refusePaging(query: Record<string, unknown>): void {
  const given = ['limit', 'cursor'].filter((field) => query[field] !== undefined);
  const problem = (field: string): string => `${field} has no meaning with NDJSON: the answer is the whole list`;
  if (given.length > 0) throw new InvalidRequestError(given.map((field) => ({ field, problems: [problem(field)] })));
}

async function* itemsOf(
  first: Page<unknown>,
  next: (cursor: string) => Promise<Page<unknown>>,
): AsyncGenerator<unknown> {
  for (let page = first; ; page = await next(page.nextCursor)) {
    yield* page.items;
    if (page.nextCursor === undefined) return;
  }
}

/** Documents a list that `answerList` gives. @param page what one page is like; just items unless told */
export function ApiList(
  about: { page: Type; item: Type; description: string; example?: object },
  page: object = { items: [about.example] },
): MethodDecorator {
  const schema = (type: Type) => ({ $ref: getSchemaPath(type) });
  return applyDecorators(
    ApiExtraModels(about.page, about.item),
    ApiOkResponse({
      description: `${about.description}; all of them, one a line, with the header accept: ${NDJSON_MEDIA_TYPE}`,
      content: {
        'application/json': { schema: schema(about.page), example: page },
        [NDJSON_MEDIA_TYPE]: { schema: schema(about.item), example: about.example },
      },
    }),
  );
}
