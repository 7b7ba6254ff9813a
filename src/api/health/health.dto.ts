import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class LivenessDto {
  @ApiProperty({ enum: ['up'], example: 'up' })
  status!: 'up';
}

/** Outcome of one readiness check. */
export class HealthCheckDto {
  @ApiProperty({ example: 'database' })
  name!: string;

  @ApiProperty({ example: true })
  ok!: boolean;

  @ApiPropertyOptional({ description: 'Why it is not fine' })
  error?: string;
}

/** Whether this process can do its work. */
export class ReadinessDto {
  @ApiProperty({ example: true })
  ready!: boolean;

  @ApiProperty({ type: [HealthCheckDto] })
  checks!: HealthCheckDto[];
}

export const READY_EXAMPLE = { ready: true, checks: [{ name: 'database', ok: true }] } as const;
export const NOT_READY_EXAMPLE = {
  ready: false,
  checks: [{ name: 'database', ok: false, error: 'no answer within 2000 ms' }],
} as const;
