// Server analyses of real games, outside the repository: SHARED_DATA=<folder> npm run test:real
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { acpl } from '../../src/chess/acpl.js';
import { COLORS, type ByColor, type Color } from '../../src/chess/color.js';
import { countJudgements, judgeGame, makeJudgementComment, type Judgement } from '../../src/chess/judgement.js';
import { findOpening, loadOpenings, type Opening, type OpeningTable } from '../../src/chess/opening.js';
import type { Score } from '../../src/chess/score.js';
import { replay } from '../../src/chess/spec-kit.js';

const GAMES = 8_006;
const LEAST_AGREEMENT = 0.999;

interface Analysed {
  eval?: number;
  mate?: number;
  best?: string;
  variation?: string;
  judgment?: { name: string; comment: string };
}

interface Game {
  id: string;
  variant: string;
  moves: string;
  initialFen?: string;
  analysis: Analysed[];
  players: ByColor<{ analysis: { inaccuracy: number; mistake: number; blunder: number; acpl: number } }>;
}

function readGames(): Game[] {
  const folder = process.env.SHARED_DATA;
  if (!folder) throw new Error('Set SHARED_DATA to the folder with the recorded data');
  const bytes = gunzipSync(readFileSync(join(folder, 'ndjson', 'rapid_analysed_part1.ndjson.gz')));
  const lines = bytes.toString('utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Game);
}

function scoreOf({ eval: cp, mate }: Analysed): Score | undefined {
  if (cp !== undefined) return { cp };
  return mate === undefined ? undefined : { mate };
}

const startColorOf = (game: Game): Color => (game.initialFen?.split(' ')[1] === 'b' ? 'black' : 'white');

/** Counts what was compared and keeps what differs, by kind. */
class Agreement {
  compared = 0;
  readonly different = new Map<string, string[]>();

  compare(found: unknown, expected: unknown, where: string): void {
    this.compared++;
    if (found === expected) return;
    const kind = `${String(expected)} on Lichess, ${String(found)} here`;
    this.different.set(kind, [...(this.different.get(kind) ?? []), where]);
  }

  get share(): number {
    const different = [...this.different.values()].reduce((sum, places) => sum + places.length, 0);
    return 1 - different / this.compared;
  }

  report(title: string): void {
    const kinds = [...this.different].sort((a, b) => b[1].length - a[1].length);
    const lines = kinds.map(([kind, places]) => `  ${places.length} x ${kind}: ${places.slice(0, 3).join(', ')}\n`);
    process.stderr.write(
      `${title}: ${this.compared} compared, ${(100 * this.share).toFixed(4)}% equal\n${lines.join('')}`,
    );
  }
}

describe('games with a server analysis', () => {
  const games = readGames();

  function judge(game: Game): (Judgement | undefined)[] {
    const playedIsBest = game.analysis.map(({ best }) => best === undefined);
    return judgeGame(game.analysis.map(scoreOf), playedIsBest, startColorOf(game));
  }

  it(`are ${GAMES}`, () => {
    expect(games).toHaveLength(GAMES);
  });

  it('are judged as Lichess judged them', () => {
    const judgements = new Agreement();
    const comments = new Agreement();
    for (const game of games) {
      for (const [i, judgement] of judge(game).entries()) {
        const published = game.analysis[i];
        judgements.compare(judgement?.name, published?.judgment?.name, `${game.id} ply ${i + 1}`);
        if (!judgement || judgement.name !== published?.judgment?.name) continue;
        const best = published.variation?.split(' ')[0];
        comments.compare(makeJudgementComment(judgement, best), published.judgment.comment, `${game.id} ply ${i + 1}`);
      }
    }
    judgements.report('judgements');
    comments.report('comments');
    expect(judgements.share).toBeGreaterThanOrEqual(LEAST_AGREEMENT);
    expect(comments.share).toBeGreaterThanOrEqual(LEAST_AGREEMENT);
  });

  it('have the counts and the ACPL that Lichess shows', () => {
    const losses = new Agreement();
    const counts = new Agreement();
    for (const game of games) {
      const startColor = startColorOf(game);
      const found = acpl(game.analysis.map(scoreOf), startColor);
      const judged = judge(game).map((judgement) => judgement?.name);
      for (const color of COLORS) {
        const { acpl: published, inaccuracy, mistake, blunder } = game.players[color].analysis;
        losses.compare(found[color] ?? 0, published, `${game.id} ${color}`);
        const own = countJudgements(judged.filter((_, i) => (i % 2 === 0) === (color === startColor)));
        const expected = [inaccuracy, mistake, blunder].join('/');
        counts.compare([own.Inaccuracy, own.Mistake, own.Blunder].join('/'), expected, `${game.id} ${color}`);
      }
    }
    losses.report('ACPL');
    counts.report('counts');
    expect(losses.share).toBeGreaterThanOrEqual(LEAST_AGREEMENT);
    expect(counts.share).toBeGreaterThanOrEqual(LEAST_AGREEMENT);
  });

  it('have the openings of the current table, but for what is newer than the package', async () => {
    const openings = await loadOpenings();
    const current = readCurrentOpenings();
    const rows = new Agreement();
    for (const [epd, { eco, name }] of current) {
      const found = openings.get(epd);
      rows.compare(`${found?.eco} ${found?.name}`, `${eco} ${name}`, epd);
    }
    const named = new Agreement();
    for (const game of games) {
      if (game.variant !== 'standard') continue;
      const { epds } = replay(game.moves.split(' ').slice(0, 40).join(' '));
      named.compare(makeText(findOpening(epds, openings)), makeText(findOpening(epds, current)), game.id);
    }
    rows.report('rows of the current table');
    named.report('openings by the current table');
    expect(rows.share).toBeGreaterThanOrEqual(0.93);
    expect(named.share).toBeGreaterThanOrEqual(0.93);
  });
});

function makeText(opening: Opening | undefined): string {
  return `${opening?.eco} ${opening?.name} ${opening?.ply}`;
}

/** lichess-org/chess-openings, as recorded: columns eco, name and pgn. */
function readCurrentOpenings(): OpeningTable {
  const table = new Map<string, { eco: string; name: string }>();
  for (const volume of ['a', 'b', 'c', 'd', 'e']) {
    const text = readFileSync(join(process.env.SHARED_DATA ?? '', 'openings', `${volume}.tsv`), 'utf8');
    for (const line of text.trim().split('\n').slice(1)) {
      const [eco, name, pgn] = line.split('\t') as [string, string, string];
      const { epds } = replay(pgn.replace(/\d+\. /g, ''));
      table.set(epds.at(-1) ?? '', { eco, name });
    }
  }
  return table;
}
