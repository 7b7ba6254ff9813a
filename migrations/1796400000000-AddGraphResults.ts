import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddGraphResults1796400000000 implements MigrationInterface {
  readonly name = 'AddGraphResults1796400000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "graph_results" (
      "run_id" integer NOT NULL,
      "kind" text NOT NULL,
      "parameters" jsonb NOT NULL,
      "seed" integer NOT NULL,
      "algorithm" smallint NOT NULL,
      "read_at" TIMESTAMP(3) WITH TIME ZONE,
      "network" text,
      "players" integer,
      "edges" integer,
      "summary" jsonb,
      "made_at" TIMESTAMP(3) WITH TIME ZONE,
      CONSTRAINT "graph_results_pkey" PRIMARY KEY ("run_id"),
      CONSTRAINT "graph_results_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE NO ACTION
    )`);
    await queryRunner.query(`CREATE INDEX "graph_results_kind_idx" ON "graph_results" ("kind", "run_id")`);
    await queryRunner.query(`CREATE TABLE "graph_values" (
      "result_id" integer NOT NULL,
      "player_id" text COLLATE "C" NOT NULL,
      "place" integer NOT NULL,
      "value" double precision NOT NULL,
      "details" jsonb NOT NULL,
      CONSTRAINT "graph_values_pkey" PRIMARY KEY ("result_id", "player_id"),
      CONSTRAINT "graph_values_result_id_fkey" FOREIGN KEY ("result_id") REFERENCES "graph_results"("run_id") ON DELETE CASCADE ON UPDATE NO ACTION
    )`);
    await queryRunner.query(`CREATE INDEX "graph_values_place_idx" ON "graph_values" ("result_id", "place")`);
    await queryRunner.query(
      `COMMENT ON TABLE "graph_results" IS 'Figures about the player network: what was asked for, and once computed the whole of it'`,
    );
    const comments: [string, string, string][] = [
      ['graph_results', 'run_id', 'Run that computes it'],
      ['graph_results', 'kind', 'structure, pagerank, strength, communities or layout'],
      ['graph_results', 'parameters', 'Which games count, and options of the kind'],
      ['graph_results', 'seed', 'Where chance begins'],
      ['graph_results', 'algorithm', 'Version of the algorithm'],
      ['graph_results', 'read_at', 'The moment whose games are counted'],
      ['graph_results', 'network', 'Names the state of the edges; the same text means the same edges'],
      ['graph_results', 'players', 'Players with a game that counts'],
      ['graph_results', 'edges', 'Pairs of them with a game that counts'],
      ['graph_results', 'summary', 'What is said about the whole'],
      ['graph_results', 'made_at', 'When it was stored; empty until then'],
      ['graph_values', 'result_id', 'Run of the result'],
      ['graph_values', 'player_id', 'Player'],
      ['graph_values', 'place', 'Place among all, from 1 on'],
      ['graph_values', 'value', 'Opponents, PageRank, strength in rating points, or number of the community'],
      ['graph_values', 'details', 'What else is known, by kind'],
    ];
    await queryRunner.query(`COMMENT ON TABLE "graph_values" IS 'What a result says about each player'`);
    for (const [table, column, text] of comments) {
      await queryRunner.query(`COMMENT ON COLUMN "${table}"."${column}" IS '${text}'`);
    }
    await queryRunner.query(
      `COMMENT ON COLUMN "runs"."kind" IS 'pipeline, stage, sync, replay, analysis, import, export, crawl, profiles or graph'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations are forward only');
  }
}
