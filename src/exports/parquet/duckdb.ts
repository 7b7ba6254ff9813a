import { ExportTargetError } from '../exports.errors.js';
import type { FieldType } from '../game-fields.js';
import { NULL } from './table-file.js';

/** A column of a table that becomes Parquet. */
export interface TableColumn {
  name: string;
  type: FieldType;
}

type Connection = Awaited<ReturnType<Awaited<ReturnType<typeof openInstance>>['connect']>>;

const MEMORY = '128MB';
// A row group is built in memory; games with all their moves are some kilobytes each.
const ROW_GROUP_ROWS = 8_192;
// The longest line: a game of 10,000 plies with clocks and evaluations.
const LONGEST_LINE = 4 * 1024 * 1024;

/** DuckDB in this process, with little memory and one thread: the same rows give the same bytes. */
export class DuckDb {
  private constructor(
    private readonly connection: Connection,
    private readonly closeAll: () => void,
  ) {}

  /** @param folder where it may put what has no room in memory. @throws ExportTargetError when it is not installed */
  static async open(folder: string): Promise<DuckDb> {
    const instance = await openInstance(folder);
    const connection = await instance.connect();
    return new DuckDb(connection, () => {
      connection.closeSync();
      instance.closeSync();
    });
  }

  /** Turns a file of rows into Parquet. */
  async convert(from: string, columns: readonly TableColumn[], to: string): Promise<void> {
    const types = columns.map(({ name, type }) => `${quote(name)}: ${quote(type)}`).join(', ');
    await this.connection.run(
      `copy (select * from read_csv(${quote(from)}, columns = {${types}}, header = false, delim = ',', quote = '"',
         escape = '"', nullstr = ${quote(NULL)}, auto_detect = false, parallel = false, allow_quoted_nulls = false,
         max_line_size = ${LONGEST_LINE}))
       to ${quote(to)} (format parquet, compression zstd, row_group_size ${ROW_GROUP_ROWS})`,
    );
  }

  close(): void {
    this.closeAll();
  }
}

/** The library is large and not for everybody: it is loaded by those who ask for it. */
async function openInstance(folder: string) {
  const library = await import('@duckdb/node-api').catch((error: unknown) => {
    throw new ExportTargetError(
      'Parquet needs DuckDB (npm package @duckdb/node-api), which is not installed here or not for this platform. ' +
        'Run `npm install`, or choose another format.',
      { cause: error },
    );
  });
  return library.DuckDBInstance.create(':memory:', {
    memory_limit: MEMORY,
    threads: '1',
    temp_directory: folder,
    // It must not fetch anything.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
