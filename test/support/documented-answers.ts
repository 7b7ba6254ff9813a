import type { OpenAPIObject } from '@nestjs/swagger';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { differences, ISO_UTC, operationsOf } from './open-api-check.js';

interface Asked {
  method: string;
  path: string;
  body?: unknown;
}

interface Answered {
  status: number;
  type: string;
  text: string;
}

interface Response {
  $ref?: string;
  content?: Record<string, { schema?: { $ref?: string; format?: string } }>;
}

interface Operation {
  route: string;
  method: string;
  pattern: RegExp;
  responses: Record<string, Response>;
}

/** Where no operation is: addresses that are none, or not for this method, and what is refused before anybody looks. */
const BESIDE_OPERATIONS = [400, 403, 404, 405, 413, 414, 415, 429];
/** For people, and not in the document. */
const PAGES = /^\/(docs|docs-json|sign-in|queues)(\/|$)/;
/** Nothing that is read takes a body; one that comes all the same is looked at first. */
const BODY_REFUSALS = [400, 413, 415];
const NOT_JSON = 'is no JSON';

/** Compares answers with what a document says of them: status, type and body. */
export class DocumentedAnswers {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly validators = new Map<object, ValidateFunction>();
  private readonly operations: Operation[];

  constructor(private readonly document: OpenAPIObject) {
    this.ajv.addFormat('date-time', ISO_UTC);
    this.ajv.addFormat('uri-reference', (text) => URL.canParse(text, 'http://localhost'));
    this.ajv.addFormat('binary', true);
    this.ajv.addSchema(document, 'document');
    // Words before parameters, as the router has it.
    this.operations = operationsOf<Pick<Operation, 'responses'>>(document)
      .map(({ route, method, path, operation: { responses } }) => ({
        route,
        method,
        pattern: patternOf(path),
        responses,
      }))
      .sort((a, b) => wordsIn(b.route) - wordsIn(a.route));
  }

  /** What is wrong with an answer; nothing when it is as documented. */
  faults({ method, path, body }: Asked, answer: Answered): string[] {
    const { pathname } = new URL(path, 'http://localhost');
    const verb = method === 'HEAD' ? 'GET' : method;
    const operation = this.operations.find((one) => one.method === verb && one.pattern.test(pathname));
    if (!operation && (PAGES.test(pathname) || BESIDE_OPERATIONS.includes(answer.status))) return [];
    if (!operation) return [`${answer.status} where no operation is`];
    if (verb === 'GET' && body !== undefined && BODY_REFUSALS.includes(answer.status)) return [];
    const response = this.resolve(operation.responses[answer.status]);
    if (!response) return [`${operation.route} does not say that it answers ${answer.status}`];
    if (method === 'HEAD') return [];
    return this.bodyFaults(response, answer).map((fault) => `${operation.route} ${answer.status}: ${fault}`);
  }

  private bodyFaults({ content }: Response, { type, text }: Answered): string[] {
    if (!content) return text === '' ? [] : ['has a body'];
    const media = type.split(';')[0] ?? '';
    const documented = content[media];
    if (!documented) return [`is of the type ${type || 'nothing'}`];
    const { schema } = documented;
    if (schema?.format === 'binary') return [];
    return jsonIn(media, text).flatMap((value) =>
      value === NOT_JSON || !schema ? [NOT_JSON] : this.valueFaults(schema, value),
    );
  }

  private valueFaults(schema: object, value: unknown): string[] {
    const validate = this.validatorOf(schema);
    validate(value);
    const invalid = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    return [...invalid, ...differences(this.document, schema, value)];
  }

  private validatorOf(schema: object): ValidateFunction {
    const known = this.validators.get(schema);
    if (known) return known;
    const text = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"document#/');
    const made = this.ajv.compile(JSON.parse(text) as object);
    this.validators.set(schema, made);
    return made;
  }

  private resolve(response: Response | undefined): Response | undefined {
    const name = response?.$ref?.split('/').at(-1);
    return name === undefined ? response : this.document.components?.responses?.[name];
  }
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`);
}

function wordsIn(route: string): number {
  return route.split('/').filter((segment) => !segment.startsWith('{')).length;
}

/** The values that are in a text of a type: lines, events or one; none where it is no JSON by its type. */
function jsonIn(media: string, text: string): unknown[] {
  if (media === 'application/x-ndjson') return text.split('\n').filter(Boolean).map(parse);
  if (media === 'text/event-stream') return [...text.matchAll(/^data: (.+)$/gm)].map(([, data = '']) => parse(data));
  return /[/+]json$/.test(media) ? [parse(text)] : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return NOT_JSON;
  }
}
