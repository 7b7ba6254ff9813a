import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { HealthRegistry, type HealthReport } from '../../observability/health.js';
import { Redactor } from '../../observability/redaction.js';
import { Public } from '../accounts/needs.js';
import { LivenessDto, NOT_READY_EXAMPLE, READY_EXAMPLE, ReadinessDto } from './health.dto.js';

/** For whoever watches the process: alive is not the same as ready. */
@ApiTags('Health')
@Public()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthRegistry,
    private readonly redactor: Redactor,
  ) {}

  @Get('live')
  @ApiOperation({
    summary: 'The process is up',
    description: 'Looks at nothing else: neither the database nor the queues.',
    operationId: 'getLiveness',
  })
  @ApiOkResponse({ type: LivenessDto, description: 'It answers', example: { status: 'up' } })
  live(): LivenessDto {
    return { status: 'up' };
  }

  @Get('ready')
  @ApiOperation({
    summary: 'The process can do its work',
    description:
      'Looks at what it cannot work without, such as the database. The answer is 503 while something of it is missing.',
    operationId: 'getReadiness',
  })
  @ApiOkResponse({ type: ReadinessDto, description: 'Ready', example: READY_EXAMPLE })
  @ApiServiceUnavailableResponse({ type: ReadinessDto, description: 'Not ready', example: NOT_READY_EXAMPLE })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    const { ready, checks } = await this.health.report();
    reply.status(ready ? 200 : 503);
    return {
      ready,
      checks: checks.map((check) => ({ ...check, error: check.error && this.redactor.hide(check.error) })),
    };
  }
}
