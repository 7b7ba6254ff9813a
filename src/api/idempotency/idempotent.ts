import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { ApiProblem } from '../problems/problem.dto.js';
import { IdempotencyInterceptor, REPLAYED_HEADER } from './idempotency.interceptor.js';

/**
 * A route that starts work, and starts it once for each Idempotency-Key. Stands last of a route's decorators, so that its
 * own 409 and 422 count. Not for answers with a secret: they are kept as they are.
 */
export function Idempotent(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'idempotency-key',
      required: false,
      description:
        'Any text of your own for this one request, such as a UUID. Sent again with the same key within 24 hours, the ' +
        `request is not done again: the answer is the first one, with the header ${REPLAYED_HEADER}.`,
      schema: { type: 'string', minLength: 1, maxLength: 200 },
      example: '2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e',
    }),
    ApiProblem(
      409,
      'idempotency-key-busy',
      'The first request is still at work',
      'The first request with the Idempotency-Key "my-key" has not been answered yet',
    ),
    ApiProblem(
      422,
      'idempotency-key-reused',
      'The key belongs to another request',
      'The Idempotency-Key "my-key" was sent with another request before',
    ),
  );
}
