import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Metrics } from '../../observability/metrics.js';
import { NeedsReadFromAfar } from '../accounts/needs.js';

const EXAMPLE = `# HELP rookery_jobs Jobs in a queue by state
# TYPE rookery_jobs gauge
rookery_jobs{queue="lichess",state="waiting"} 12
`;

/** Figures for Prometheus. */
@ApiTags('Health')
@NeedsReadFromAfar()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @ApiOperation({
    summary: 'Figures of this process, the queues and the gate to Lichess, for Prometheus',
    description: 'Answers within seconds also when a part is away; its figures are left out then, and rookery_up is 0.',
    operationId: 'getMetrics',
  })
  @ApiOkResponse({
    description: 'Text format of Prometheus',
    content: { 'text/plain': { schema: { type: 'string' }, example: EXAMPLE } },
  })
  async get(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const text = await this.metrics.text();
    reply.header('content-type', this.metrics.contentType);
    return text;
  }
}
