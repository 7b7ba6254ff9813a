/** A migration as a source file. */
export interface MigrationFile {
  /** Class name: the given name and the time. */
  className: string;
  fileName: string;
  source: string;
}

/** Writes statements down as a migration; `name` is words in PascalCase such as AddRatings. */
export function makeMigration(statements: readonly string[], name: string, now: number): MigrationFile {
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) throw new Error(`"${name}" is not a name like AddRatings`);
  const className = `${name}${now}`;
  const body = statements.flatMap(splitStatements).map(renderStatement).join('\n');
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
  return text.split(/;\s+(?=COMMENT ON)/).map((statement) => statement.replace(/;?\s*$/, ''));
}

function renderStatement(statement: string): string {
  const text = statement.includes('", "') && statement.startsWith('CREATE TABLE') ? breakColumns(statement) : statement;
  return `    await queryRunner.query(\`${text.replace(/[`\\]|\$\{/g, '\\$&')}\`);`;
}

function breakColumns(statement: string): string {
  return statement.replace(/ \("/, ' (\n      "').replace(/, (?="[a-z_]+" [a-zA-Z]|CONSTRAINT)/g, ',\n      ');
}
