import { type BatchRequest, MOST_GAMES } from '../../analysis/batches/batch-view.js';
import { LARGEST_NODES, SMALLEST_NODES } from '../../config/environment.js';
import { GameFilterBody } from '../games/game-filter.body.js';
import { BodyInt, BodyTexts, PathId } from '../validation/rules.js';

/** Which games to analyse, and how; everything given must hold. */
export class BatchRequestDto extends GameFilterBody {
  @BodyInt({
    min: SMALLEST_NODES,
    max: LARGEST_NODES,
    description: 'Nodes per position; games searched with fewer are searched again. Default: ENGINE_NODES',
    example: 1_000_000,
  })
  nodes?: number;

  @BodyTexts({
    maxItems: 50,
    maxLength: 100,
    description: 'Plugins whose results are wanted: games that have them are skipped. All unless told',
    example: 'move-quality',
  })
  plugins?: string[];

  @BodyInt({
    min: 1,
    max: MOST_GAMES,
    description:
      'Games at most, the newest first. Without, a batch of more than 100,000 games ends at once with the error too-many-games',
    example: 10_000,
  })
  maxGames?: number;
}

/** The request as the room of analyses takes it. */
export function toBatchRequest({ player, nodes, plugins, maxGames, ...filter }: BatchRequestDto): BatchRequest {
  return { player, filter: { ...filter }, nodes, plugins, maxGames };
}

export class BatchParams {
  @PathId({ description: 'Number of the batch', example: 51 })
  id!: number;
}
