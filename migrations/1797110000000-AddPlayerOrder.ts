import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of players by name: the same order whatever the database is set to, and names that begin alike stand together. */
export class AddPlayerOrder1797110000000 implements MigrationInterface {
  readonly name = 'AddPlayerOrder1797110000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX "players_name_order_idx" ON "players" ("id" COLLATE "C")`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
