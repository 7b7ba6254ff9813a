import type { MigrationInterface, QueryRunner } from 'typeorm';

const COMMENTS: [table: string, column: string, text: string][] = [
  ['request_budgets', 'actor', 'A token, a user for all browsers, or an address'],
  ['request_budgets', 'tokens', 'Requests nobody has taken, at refilled_at'],
  ['request_budgets', 'granted', 'Requests the last process that asked was given'],
  ['request_budgets', 'refilled_at', 'Moment of tokens; since then they have grown'],
  ['idempotency_keys', 'actor', 'Who asked: a token, or a user for all browsers'],
  ['idempotency_keys', 'route', 'Method and pattern of the address, such as POST /api/exports'],
  ['idempotency_keys', 'key', 'The header, as it was sent'],
  ['idempotency_keys', 'request_sha256', 'SHA-256 of address and body: the same key means the same request'],
  ['idempotency_keys', 'claim', 'The request that does the work; another one may take over when it is gone'],
  ['idempotency_keys', 'claimed_at', 'Last sign of life of that request while it has no answer'],
  ['idempotency_keys', 'status', 'HTTP status of the answer; empty while there is none'],
  ['idempotency_keys', 'location', 'Header Location of the answer'],
  ['idempotency_keys', 'answer', 'Body of the answer, JSON'],
  ['idempotency_keys', 'created_at', 'When the key was first seen'],
];

export class AddApiState1797000000000 implements MigrationInterface {
  readonly name = 'AddApiState1797000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "request_budgets" (
      "actor" text NOT NULL,
      "tokens" double precision NOT NULL,
      "granted" integer NOT NULL,
      "refilled_at" TIMESTAMP WITH TIME ZONE NOT NULL,
      CONSTRAINT "request_budgets_pkey" PRIMARY KEY ("actor")
    )`);
    await queryRunner.query(`CREATE INDEX "request_budgets_refilled_at_idx" ON "request_budgets" ("refilled_at")`);
    await queryRunner.query(`CREATE TABLE "idempotency_keys" (
      "actor" text NOT NULL,
      "route" text NOT NULL,
      "key" text NOT NULL,
      "request_sha256" text NOT NULL,
      "claim" uuid NOT NULL,
      "claimed_at" TIMESTAMP WITH TIME ZONE NOT NULL,
      "status" smallint,
      "location" text,
      "answer" text,
      "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("actor", "route", "key")
    )`);
    await queryRunner.query(`CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" ("created_at")`);
    await queryRunner.query(
      `COMMENT ON TABLE "request_budgets" IS 'What each token, user or address may still ask of the API, over all processes'`,
    );
    await queryRunner.query(
      `COMMENT ON TABLE "idempotency_keys" IS 'Requests with an Idempotency-Key and what was answered, for 24 hours'`,
    );
    for (const [table, column, text] of COMMENTS) {
      await queryRunner.query(`COMMENT ON COLUMN "${table}"."${column}" IS '${text}'`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
