// The part of the Compose specification that docker-compose.yml uses, and nothing else: a misspelt key must fail.
const TEXT = { type: 'string', minLength: 1 };
const DURATION = { type: 'string', pattern: String.raw`^\d+[smh]$` };
const SIZE = { type: 'string', pattern: String.raw`^\d+[kmgKMG]b?$` };
const FOLDERS = { type: 'array', items: { type: 'string', pattern: '^/' }, minItems: 1 };
const COMMAND = { type: 'array', items: TEXT, minItems: 1 };

const closed = (properties: object, required: readonly string[] = Object.keys(properties)): object => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const HEALTH_CHECK = closed(
  {
    test: { type: 'array', items: TEXT, minItems: 2, contains: { enum: ['CMD', 'CMD-SHELL'] } },
    interval: DURATION,
    timeout: DURATION,
    retries: { type: 'integer', minimum: 1 },
    start_period: DURATION,
  },
  ['test', 'interval', 'timeout', 'retries'],
);

const LIMITS = closed({ cpus: { type: 'string', pattern: String.raw`^\d+(\.\d+)?$` }, memory: SIZE });
const REPLICAS = { type: 'string', pattern: String.raw`^\$\{[A-Z_]+:-\d+\}$` };
const DEPLOY = closed({ replicas: REPLICAS, resources: closed({ limits: LIMITS }) }, ['resources']);

const SERVICE = closed(
  {
    image: TEXT,
    build: { const: '.' },
    command: COMMAND,
    user: TEXT,
    environment: { type: 'object', additionalProperties: { type: 'string' } },
    ports: { type: 'array', items: TEXT },
    volumes: { type: 'array', items: { type: 'string', pattern: '^[a-z]+:/' } },
    networks: { type: 'array', items: TEXT, minItems: 1 },
    tmpfs: FOLDERS,
    shm_size: SIZE,
    depends_on: { type: 'object', additionalProperties: closed({ condition: { const: 'service_healthy' } }) },
    healthcheck: HEALTH_CHECK,
    deploy: DEPLOY,
    stop_signal: { enum: ['SIGTERM', 'SIGINT'] },
    stop_grace_period: DURATION,
    logging: closed({ driver: { const: 'local' } }),
    restart: { const: 'unless-stopped' },
    init: { const: true },
    read_only: { const: true },
    cap_drop: { const: ['ALL'] },
    security_opt: { const: ['no-new-privileges:true'] },
  },
  [
    'image',
    'networks',
    'deploy',
    'stop_grace_period',
    'logging',
    'restart',
    'init',
    'read_only',
    'cap_drop',
    'security_opt',
  ],
);

export const COMPOSE_SCHEMA = {
  type: 'object',
  properties: {
    name: TEXT,
    services: { type: 'object', additionalProperties: SERVICE },
    networks: { type: 'object', additionalProperties: closed({ internal: { type: 'boolean' } }) },
    volumes: { type: 'object', additionalProperties: { type: 'null' } },
  },
  patternProperties: { '^x-': {} },
  required: ['name', 'services'],
  additionalProperties: false,
};
