import createFetchClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './api.js';

export type { components, paths } from './api.js';
export type Problem = components['schemas']['ProblemDto'];
/**
 * What answers are like without saying accept: the whole lists of application/x-ndjson are for `parseAs: 'stream'`, and so are
 * events.
 */
type Media =
  | 'application/json'
  | 'application/problem+json'
  | 'application/octet-stream'
  | 'application/x-chess-pgn'
  | 'application/graphml+xml'
  | 'application/gexf+xml'
  | 'text/csv'
  | 'text/event-stream'
  | 'text/plain';
export type RookeryClient = Client<paths, Media>;

/**
 * A client of a Rookery server: `client.GET('/api/players/{id}', { params: { path: { id } } })` gives `{ data, error,
 * response }`, all of them typed by the OpenAPI document.
 * @param baseUrl such as http://127.0.0.1:3000
 * @param token an API token; without it the server sees the address only
 */
export function createClient(baseUrl: string, token?: string): RookeryClient {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return createFetchClient<paths, Media>({ baseUrl, headers });
}
