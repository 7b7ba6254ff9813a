import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddExports1795900500000 implements MigrationInterface {
  readonly name = 'AddExports1795900500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // An export of all games pages through them in this order.
    await queryRunner.query(`CREATE INDEX "games_created_at_id_idx" ON "games" ("created_at", "id")`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
