import type { OpenAPIObject } from '@nestjs/swagger';
import { NEED_EXTENSION } from './accounts/needs.js';
import { BODY_LIMIT_BYTES } from './fastify-options.js';
import { type Problem, PROBLEM_MEDIA_TYPE } from './problems/problem.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Response = NonNullable<NonNullable<OpenAPIObject['components']>['responses']>[string];

type Parameter = NonNullable<Operation['parameters']>[number];

const PLACES = ['path', 'query', 'header', 'cookie'];
const MOST_CHARACTERS = 1_000;
const INSTANCE = 'urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e';

/** What happens to requests before any route sees them, by name in the document. */
const COMMON: Readonly<Record<string, { status: number; problem: Omit<Problem, 'status' | 'instance'> }>> = {
  UnreadableAddress: {
    status: 400,
    problem: {
      type: 'about:blank',
      title: 'Bad Request',
      detail: 'The address is not a valid one.',
      suggestions: ['Mend the request; /docs describes every route with examples.'],
    },
  },
  NotAllowed: {
    status: 403,
    problem: {
      type: 'about:blank',
      title: 'Forbidden',
      detail: 'Cross-origin request blocked',
      suggestions: ['Send the request from the pages of this server itself, or from a program that is not a browser.'],
    },
  },
  BodyTooLarge: {
    status: 413,
    problem: {
      type: 'about:blank',
      title: 'Payload Too Large',
      detail: 'Request body is too large',
      suggestions: [`Send a smaller body: ${BODY_LIMIT_BYTES / 1000} kB is the limit.`],
    },
  },
  AddressTooLong: {
    status: 414,
    problem: {
      type: 'about:blank',
      title: 'URI Too Long',
      detail: 'A part of the path is too long.',
      suggestions: ['Shorten the address: no part of the path may have more than 100 characters.'],
    },
  },
  UnsupportedBody: {
    status: 415,
    problem: {
      type: 'about:blank',
      title: 'Unsupported Media Type',
      detail: 'The body has to be JSON.',
      suggestions: ['Send the body as JSON with the header content-type: application/json.'],
    },
  },
  TooManyRequests: {
    status: 429,
    problem: {
      type: '/problems/too-many-requests',
      title: 'Too many requests',
      detail: 'More than 600 requests a minute. The next one will be answered in 1 s.',
      suggestions: ['Wait as long as the header retry-after says.'],
    },
  },
  Unexpected: {
    status: 500,
    problem: {
      type: 'about:blank',
      title: 'Internal Server Error',
      detail: 'Something went wrong inside Rookery. The log has the details under the id in instance.',
      suggestions: ['Look for the request id in the log of the server.'],
    },
  },
};

/** Adds what is the same everywhere to a document: errors before and beside the routes, and where nobody need say who asks. */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  const responses = Object.entries(COMMON).map(([name, { status, problem }]) => [name, describe(status, problem)]);
  document.components = {
    ...document.components,
    responses: Object.fromEntries(responses) as Record<string, Response>,
  };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) complete(path, method, operation as Operation);
  }
  return document;
}

function complete(path: string, method: string, operation: Operation): void {
  // Nothing at all is an alternative, too, where only whoever comes from elsewhere has to say who they are.
  const { [NEED_EXTENSION]: need } = operation as Operation & { [NEED_EXTENSION]?: string };
  if (need === 'public') operation.security = [];
  if (need === 'local') operation.security = [{}, ...(operation.security ?? [])];
  if (!path.startsWith('/api/')) return;
  const changes = method !== 'get';
  const names = [
    'TooManyRequests',
    'Unexpected',
    ...(path.includes('{') ? ['UnreadableAddress', 'AddressTooLong'] : []),
    ...(changes ? ['NotAllowed', 'BodyTooLarge', 'UnsupportedBody'] : []),
  ];
  const common = names.map((name) => [COMMON[name]?.status, { $ref: `#/components/responses/${name}` }]);
  operation.parameters?.sort((a, b) => placeOf(a, path) - placeOf(b, path));
  // What a route says itself says more.
  operation.responses = { ...(Object.fromEntries(common) as Operation['responses']), ...operation.responses };
}

/** As the path has them, then the others as they were declared: compilers differ in how they order decorators. */
function placeOf(parameter: Parameter, path: string): number {
  if ('$ref' in parameter) return 0;
  const kind = PLACES.indexOf(parameter.in);
  return kind * MOST_CHARACTERS + (parameter.in === 'path' ? path.indexOf(`{${parameter.name}}`) : 0);
}

function describe(status: number, problem: Omit<Problem, 'status' | 'instance'>): Response {
  const example: Problem = { ...problem, status, instance: INSTANCE };
  const retryAfter = { description: 'Seconds to wait', schema: { type: 'integer' as const } };
  return {
    description: problem.title,
    ...(status === 429 && { headers: { 'retry-after': retryAfter } }),
    content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/ProblemDto' }, example } },
  };
}
