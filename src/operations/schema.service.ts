import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { makeMigration } from '../database/make-migration.js';
import { findSchemaDrift } from '../database/migrate.js';

export interface SchemaStatus {
  /** Names of the migrations in the database, oldest first. */
  applied: string[];
  /** Statements that would make the tables what the code expects; empty when they agree. */
  drift: string[];
}

/** The state of the schema, and writing new migrations. */
@Injectable()
export class SchemaService {
  constructor(private readonly database: Database) {}

  async status(): Promise<SchemaStatus> {
    const rows = await this.database.query<{ name: string }>('select name from schema_migrations order by timestamp');
    return { applied: rows.map((row) => row.name), drift: await findSchemaDrift(this.database.dataSource) };
  }

  /** Writes a migration from the difference between entities and tables; undefined when there is none. */
  async make(name: string, folder = 'migrations'): Promise<{ path: string; className: string } | undefined> {
    const statements = await findSchemaDrift(this.database.dataSource);
    if (statements.length === 0) return undefined;
    const file = makeMigration(statements, name, Date.now());
    const path = join(folder, file.fileName);
    await writeFile(path, file.source, { flag: 'wx' });
    return { path, className: file.className };
  }
}
