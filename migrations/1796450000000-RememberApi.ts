import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The API of Lichess becomes a source like the files: what none of them brought came from it. */
export class RememberApi1796450000000 implements MigrationInterface {
  readonly name = 'RememberApi1796450000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // Edges do not change by it.
    await queryRunner.query(`ALTER TABLE "games" DISABLE TRIGGER USER`);
    await queryRunner.query(`UPDATE "games" SET "file_ids" = '{0}' WHERE "file_ids" = '{}'`);
    await queryRunner.query(`ALTER TABLE "games" ENABLE TRIGGER USER`);
    await queryRunner.query(
      `COMMENT ON COLUMN "games"."file_ids" IS 'Files that brought the game (import_files); 0 stands for the API of Lichess'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
