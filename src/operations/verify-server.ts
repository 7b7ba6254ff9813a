import { request } from 'undici';

/** Outcome for one address of a running server. */
export interface EndpointCheck {
  path: string;
  ok: boolean;
  problem?: string;
}

const TIME_LIMIT_MS = 5_000;
interface Endpoint {
  path: string;
  type: string;
  /** 200 unless told. */
  status?: number;
}

/** What needs somebody who is signed in says so: this check is nobody. */
const CLOSED = { type: 'application/problem+json', status: 401 } as const;
const ENDPOINTS: readonly Endpoint[] = [
  { path: '/health/live', type: 'application/json' },
  { path: '/health/ready', type: 'application/json' },
  { path: '/docs-json', type: 'application/json' },
  { path: '/docs', type: 'text/html' },
  { path: '/api/runs', ...CLOSED },
  { path: '/api/rejected-records', ...CLOSED },
  { path: '/api/lichess', ...CLOSED },
];

/** Asks each part of a server whether it answers as it should; never throws. */
export async function verifyServer(baseUrl: string): Promise<EndpointCheck[]> {
  const base = baseUrl.replace(/\/+$/, '');
  return Promise.all(ENDPOINTS.map((endpoint) => verifyEndpoint(base, endpoint)));
}

async function verifyEndpoint(base: string, { path, type, status = 200 }: Endpoint): Promise<EndpointCheck> {
  try {
    const response = await request(base + path, { headersTimeout: TIME_LIMIT_MS, bodyTimeout: TIME_LIMIT_MS });
    await response.body.dump();
    const sent = String(response.headers['content-type'] ?? 'nothing');
    if (response.statusCode !== status) return { path, ok: false, problem: `answers ${response.statusCode}` };
    return sent.startsWith(type) ? { path, ok: true } : { path, ok: false, problem: `sends ${sent}, not ${type}` };
  } catch (error) {
    const refused = (error as NodeJS.ErrnoException).code === 'ECONNREFUSED';
    const problem = refused ? `nobody listens at ${base}; start Rookery with \`npm start\`` : (error as Error).message;
    return { path, ok: false, problem };
  }
}
