/** A migration as a source file. */
export interface MigrationFile {
  /** Class name: the given name and the time. */
  className: string;
  fileName: string;
  source: string;
}

const LINE_WIDTH = 120;

/** Writes statements down as a migration, formatted as Prettier does; `name` is PascalCase such as AddRatings. */
export function makeMigration(statements: readonly string[], name: string, now: number): MigrationFile {
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) throw new Error(`"${name}" is not a name like AddRatings`);
  const className = `${name}${now}`;
  const body = statements.flatMap(splitStatements).map(renderStatement).join('\n').trimStart();
  const source = `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  readonly name = '${className}';

  async up(queryRunner: QueryRunner): Promise<void> {
    ${body}
  }

  /** History only goes forward; a backup is the way back. */
  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
`;
  return { className, fileName: `${now}-${name}.ts`, source };
}

/** TypeORM hands out a table and the comments on its columns as one text. */
function splitStatements(text: string): string[] {
  return splitAt(';', text).filter((statement) => statement !== '');
}

/** One call; a new table begins after an empty line. */
function renderStatement(statement: string): string {
  const isTable = statement.startsWith('CREATE TABLE');
  const text = isTable ? breakColumns(statement) : statement.replace(/^(CREATE .*INDEX .* ON "\w+") {2}/, '$1 ');
  const literal = `\`${text.replace(/[`\\]|\$\{/g, '\\$&')}\``;
  const call = `    await queryRunner.query(${literal});`;
  if (isTable) return `\n${call}`;
  return call.length <= LINE_WIDTH ? call : `    await queryRunner.query(\n      ${literal},\n    );`;
}

/** One column or constraint a line. */
function breakColumns(statement: string): string {
  const start = statement.indexOf('(') + 1;
  const end = statement.lastIndexOf(')');
  const parts = splitAt(',', statement.slice(start, end)).map((part) => `\n      ${part}`);
  return `${statement.slice(0, start)}${parts.join(',')}\n    ${statement.slice(end)}`;
}

/** Splits SQL at a character, but not inside brackets, texts and names. */
function splitAt(separator: string, sql: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const [token] of sql.matchAll(/'[^']*'|"[^"]*"|[^'"]/g)) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (token === separator && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${token}`);
  }
  return parts.map((part) => part.trim());
}
