import type { ServerResponse } from 'node:http';
import type { FaultAction } from './faults.js';
import { applyFault } from './line-feed.js';
import { writeBody } from './body-writer.js';
import { HTML, JSON_TYPE, makeHtmlPage, TEXT } from './negotiation.js';

/** A whole answer; lists are streamed, the others are one piece. */
export interface Answer {
  status: number;
  type: string;
  lines: Iterable<string>;
  /** Lines per second; undefined: unlimited. */
  pace?: number;
  /** Name offered for saving; only exports carry one. */
  fileName?: string;
  /** Where to go instead. */
  location?: string;
}

export function jsonAnswer(status: number, value: unknown): Answer {
  return { status, type: JSON_TYPE, lines: [JSON.stringify(value)] };
}

export function errorAnswer(status: number, error: string): Answer {
  return jsonAnswer(status, { error });
}

export function htmlAnswer(status: number, title: string, footer: string): Answer {
  return { status, type: HTML, lines: [makeHtmlPage(title, footer)] };
}

export function textAnswer(status: number, text: string): Answer {
  return { status, type: TEXT, lines: [text] };
}

/** The page of the site itself. */
export function notFoundPage(): Answer {
  return htmlAnswer(404, '404 - Page not found!', 'lichess.org');
}

/** Limited by the application, in words that differ by the reason (lila: modules/web/src/main/Limiters.scala). */
export function tooManyRequests(reason: 'concurrent' | 'penalty'): Answer {
  const words = {
    concurrent: 'Please only run 1 request(s) at a time',
    penalty: 'Too many requests. Try again later.',
  } as const;
  return errorAnswer(429, words[reason]);
}

/** The answer a fault puts in the place of the right one; undefined for faults inside a body. */
export function makeFaultAnswer(fault: FaultAction | undefined): Answer | undefined {
  switch (fault?.type) {
    case 'tooManyRequests':
      return fault.body === 'json' ? tooManyRequests('penalty') : htmlAnswer(429, '429 Too Many Requests', 'nginx');
    case 'badGateway':
      return htmlAnswer(502, '502 Bad Gateway', 'nginx');
    case 'unavailable':
      return htmlAnswer(503, '503 Service Temporarily Unavailable', 'nginx');
    case 'notFoundHtml':
      return notFoundPage();
    case 'emptyList':
      return jsonAnswer(200, []);
    default:
      return undefined;
  }
}

/** Sends an answer with the faults that strike inside its body. */
export async function send(response: ServerResponse, answer: Answer, fault: FaultAction | undefined): Promise<void> {
  response.statusCode = answer.status;
  response.setHeader('Content-Type', answer.type);
  response.setHeader('Access-Control-Allow-Origin', '*');
  if (answer.location) response.setHeader('Location', answer.location);
  if (answer.fileName) {
    response.setHeader('Content-Disposition', `attachment; filename="${answer.fileName}"`);
    response.setHeader('X-Accel-Buffering', 'no');
  }
  await writeBody(response, applyFault(answer.lines, fault), answer.pace);
}
