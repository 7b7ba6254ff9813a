import type { PlyRow } from '../../analysis/analysis-view.js';
import type { FieldType, FieldValue } from '../game-fields.js';

/** One fact of a position of an analysed game as a column. */
export interface PlyField {
  name: string;
  type: FieldType;
  about: string;
  read: (gameId: string, ply: PlyRow) => FieldValue;
}

const field = (name: string, type: FieldType, about: string, read: (ply: PlyRow) => FieldValue): PlyField => ({
  name,
  type,
  about,
  read: (_, ply) => read(ply),
});

/** Columns of the positions our engine evaluated. */
export const PLY_FIELDS: readonly PlyField[] = [
  { name: 'game_id', type: 'VARCHAR', about: 'Id of the game', read: (gameId) => gameId },
  field('ply', 'INTEGER', 'Half-moves played before the position; 0 is the start', (ply) => ply.ply),
  field('san', 'VARCHAR', 'Move that led to it', (ply) => ply.san),
  field('uci', 'VARCHAR', 'The same in UCI', (ply) => ply.uci),
  field('cp', 'INTEGER', 'Centipawns from White', (ply) => ply.cp),
  field('mate', 'INTEGER', 'Moves to mate, negative when Black mates', (ply) => ply.mate),
  field('best', 'VARCHAR', 'Best move in it, UCI', (ply) => ply.best),
  field('pv', 'VARCHAR', 'Best line, UCI, parted by spaces', (ply) => ply.pv),
  field('depth', 'INTEGER', 'Depth of the search', (ply) => ply.depth),
  field('nodes', 'INTEGER', 'Nodes of the search', (ply) => ply.nodes),
  field('source', 'VARCHAR', 'engine, cache or rules', (ply) => ply.source),
  field('judgment', 'VARCHAR', 'Inaccuracy, Mistake or Blunder', (ply) => ply.judgment),
  field('loss_cp', 'INTEGER', 'Centipawns the move lost', (ply) => ply.lossCp),
  field('accuracy', 'REAL', 'Accuracy of the move, per cent', (ply) => ply.accuracy),
  field('clock_cs', 'INTEGER', 'Centiseconds left after the move', (ply) => ply.clockCs),
  field('think_cs', 'INTEGER', 'Centiseconds the move took', (ply) => ply.thinkCs),
];
