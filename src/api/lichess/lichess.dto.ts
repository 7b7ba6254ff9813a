import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { GateStatus } from '../../lichess/lichess-gate.js';
import type { LichessAnswer } from '../../lichess/lichess-gate.entity.js';

export const GATE_EXAMPLE = {
  holder: 'study-room/4711/1f0a2b3c',
  heldSince: '2026-05-01T18:31:00.000Z',
  pausedUntil: null,
  strikes: 0,
  lastAnswers: [
    {
      at: '2026-05-01T18:30:00.500Z',
      request: 'GET /api/user/knightly_otter',
      status: 200,
      outcome: 'ok',
      durationMs: 212,
    },
  ],
} as const;

/** How one request to Lichess ended. */
export class LichessAnswerDto implements LichessAnswer {
  @ApiProperty({
    type: String,
    format: 'date-time',
    description: 'Start of the request',
    example: GATE_EXAMPLE.heldSince,
  })
  at!: string;

  @ApiProperty({ description: 'Method and path', example: 'GET /api/user/knightly_otter' })
  request!: string;

  @ApiPropertyOptional({ type: 'integer', description: 'HTTP status; absent without an answer', example: 200 })
  status?: number;

  @ApiProperty({ description: 'ok or the name of the fault', example: 'ok' })
  outcome!: string;

  @ApiProperty({
    type: 'integer',
    description: 'Until the answer was read to its end or given up, milliseconds',
    example: 212,
  })
  durationMs!: number;
}

/** The serial gate to Lichess. */
export class GateDto implements GateStatus {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Process that talks to Lichess',
    example: GATE_EXAMPLE.holder,
  })
  holder!: string | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Since when that process does; null when nobody talks to Lichess',
    example: GATE_EXAMPLE.heldSince,
  })
  heldSince!: Date | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Lichess asked for quiet until then',
    example: null,
  })
  pausedUntil!: Date | null;

  @ApiProperty({ type: 'integer', description: 'Answers 429 in a row; each one doubles the pause', example: 0 })
  strikes!: number;

  @ApiProperty({ type: [LichessAnswerDto], description: 'The last answers, newest first' })
  lastAnswers!: LichessAnswerDto[];
}
