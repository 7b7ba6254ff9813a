import type { PlayerId } from '../../chess/ids.js';
import { LARGEST_NODES, SMALLEST_NODES } from '../../config/environment.js';
import { BodyBoolean, BodyInt, QueryPlayer } from '../validation/rules.js';

/** How to analyse. */
export class AnalysisRequestDto {
  @BodyInt({
    min: SMALLEST_NODES,
    max: LARGEST_NODES,
    description: 'Nodes the engine searches per position; default: ENGINE_NODES. Lichess takes about a million.',
    example: 1_000_000,
  })
  nodes?: number;

  @BodyBoolean({ description: 'Evaluate anew although evaluations are there', example: false })
  again?: boolean;
}

/** How to tell of an analysis. */
export class AnalysisQuery {
  @QueryPlayer({
    description:
      'Tell of the side of this player alone, in any case: metrics that are { white, black } become one value',
    example: 'knightly_otter',
  })
  player?: PlayerId;
}
