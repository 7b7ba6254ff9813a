import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class LivenessDto {
  @ApiProperty({
    enum: ['up'],
    description: 'Always up: a process that is not does not answer',
    example: 'up',
  })
  status!: 'up';
}

/** Outcome of one readiness check. */
export class HealthCheckDto {
  @ApiProperty({ description: 'What is looked at', example: 'database' })
  name!: string;

  @ApiProperty({ description: 'It is fine', example: true })
  ok!: boolean;

  @ApiPropertyOptional({ description: 'Why it is not fine' })
  error?: string;
}

/** Whether this process can do its work. */
export class ReadinessDto {
  @ApiProperty({ description: 'True when all checks are fine', example: true })
  ready!: boolean;

  @ApiProperty({ type: [HealthCheckDto], description: 'One for each thing the process cannot work without' })
  checks!: HealthCheckDto[];
}

export const READY_EXAMPLE = { ready: true, checks: [{ name: 'database', ok: true }] } as const;
export const NOT_READY_EXAMPLE = {
  ready: false,
  checks: [{ name: 'database', ok: false, error: 'no answer within 2000 ms' }],
} as const;
