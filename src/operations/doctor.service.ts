import { statfs } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { Database } from '../database/database.service.js';
import type { OpenDatabase } from '../database/open-database.js';
import { LichessGate } from '../lichess/lichess-gate.js';
import { findEngines } from './engine-findings.js';
import { SchemaService } from './schema.service.js';

/** One thing looked at. `hint` could be better, `bad` is wrong. */
export interface Finding {
  name: string;
  level: 'ok' | 'hint' | 'bad';
  detail: string;
  /** What to do about it. */
  advice?: string;
}

const MIN_FREE_BYTES = 1024 ** 3;
const MIN_SHARED_BUFFERS_MB = 128;

/** Looks for what is wrong or could be better. It asks nothing of Lichess. */
@Injectable()
export class DoctorService {
  constructor(
    private readonly config: AppConfig,
    private readonly database: Database,
    private readonly schema: SchemaService,
    private readonly gate: LichessGate,
  ) {}

  async examine(open: OpenDatabase): Promise<Finding[]> {
    const checks = [
      this.examineNode(),
      this.examineServer(open.kind),
      this.examineMemory(open.kind),
      this.examineSchema(),
      this.examineLedger(),
      this.examineDisk(open.kind),
      this.examineLichess(),
      this.examineExposure(),
    ];
    const findings = await Promise.all(checks);
    // Afterwards: they are timed.
    return [...findings, ...(await findEngines(this.config.engine))];
  }

  private async examineNode(): Promise<Finding> {
    return { name: 'Node', level: 'ok', detail: process.version };
  }

  private async examineServer(kind: string): Promise<Finding> {
    const started = performance.now();
    const [row] = await this.database.query<{ version: string }>("select current_setting('server_version') as version");
    const ms = (performance.now() - started).toFixed(1);
    return { name: 'Database', level: 'ok', detail: `${kind} PostgreSQL ${row?.version}, answers in ${ms} ms` };
  }

  private async examineMemory(kind: string): Promise<Finding> {
    const [row] = await this.database.query<{ mb: string }>(
      `select setting::bigint * 8 / 1024 as mb from pg_settings where name = 'shared_buffers'`,
    );
    const mb = Number(row?.mb);
    const detail = `shared_buffers ${mb} MB`;
    if (mb >= MIN_SHARED_BUFFERS_MB) return { name: 'Database memory', level: 'ok', detail };
    const advice = kind === 'embedded' ? undefined : `Set shared_buffers to a quarter of the machine's memory.`;
    return { name: 'Database memory', level: 'hint', detail, advice };
  }

  private async examineSchema(): Promise<Finding> {
    const { applied, drift } = await this.schema.status();
    if (drift.length === 0) return { name: 'Schema', level: 'ok', detail: `${applied.length} migrations, no drift` };
    return {
      name: 'Schema',
      level: 'bad',
      detail: `${drift.length} differences between tables and code: ${drift[0]?.slice(0, 120)}`,
      advice: 'Somebody changed the tables by hand; undo that, or restore a backup.',
    };
  }

  private async examineLedger(): Promise<Finding> {
    const [row] = await this.database.query<{ odd: string; rejected: string }>(
      `select (select count(*) from runs where received <> inserted + updated + unchanged + rejected) as odd,
         (select count(*) from rejected_records where resolved_at is null) as rejected`,
    );
    if (Number(row?.odd) > 0) return { name: 'Ledger', level: 'bad', detail: `${row?.odd} runs do not balance` };
    if (Number(row?.rejected) === 0)
      return { name: 'Ledger', level: 'ok', detail: 'every run balances, nothing rejected' };
    return {
      name: 'Ledger',
      level: 'hint',
      detail: `every run balances; ${row?.rejected} records were rejected`,
      advice: 'Look at them with `rookery rejected list`, try them again with `rookery rejected replay`.',
    };
  }

  private async examineDisk(kind: string): Promise<Finding> {
    if (kind !== 'embedded') return { name: 'Disk', level: 'ok', detail: 'the database is elsewhere' };
    const { bavail, bsize } = await statfs(this.config.home);
    const free = bavail * bsize;
    const detail = `${(free / 1024 ** 3).toFixed(1)} GB free under ${this.config.home}`;
    if (free >= MIN_FREE_BYTES) return { name: 'Disk', level: 'ok', detail };
    return { name: 'Disk', level: 'bad', detail, advice: 'Free some space, or set ROOKERY_HOME to a bigger disk.' };
  }

  private async examineLichess(): Promise<Finding> {
    const { token, contact } = this.config.lichess;
    const status = await this.gate.status();
    if (status.pausedUntil) {
      const until = status.pausedUntil.toISOString();
      return { name: 'Lichess', level: 'hint', detail: `asked us to pause until ${until}; nothing to do but wait` };
    }
    if (token && contact) return { name: 'Lichess', level: 'ok', detail: 'token and contact are set' };
    return {
      name: 'Lichess',
      level: 'hint',
      detail: `${token ? '' : 'no token: 20 games a second instead of 30'}${!token && !contact ? '; ' : ''}${contact ? '' : 'no contact data'}`,
      advice: 'Set LICHESS_TOKEN (a personal token without any scope) and LICHESS_CONTACT in .env.',
    };
  }

  private async examineExposure(): Promise<Finding> {
    const { host, port } = this.config.http;
    const local = ['127.0.0.1', 'localhost', '::1'].includes(host);
    if (local) return { name: 'Web server', level: 'ok', detail: `would listen on ${host}:${port}, this machine only` };
    return {
      name: 'Web server',
      level: 'hint',
      detail: `listens on ${host}:${port}, and whoever reaches it can read and start everything`,
      advice: 'Keep HOST on 127.0.0.1, or put a proxy that asks for a password in front.',
    };
  }
}
