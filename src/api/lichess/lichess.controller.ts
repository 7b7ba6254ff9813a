import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type GateStatus, LichessGate } from '../../lichess/lichess-gate.js';
import { Redactor } from '../../observability/redaction.js';
import { Needs } from '../accounts/needs.js';
import { ApiDatabaseProblem } from '../problems/problem.dto.js';
import { GATE_EXAMPLE, GateDto } from './lichess.dto.js';

/** The traffic with Lichess. */
@ApiTags('Lichess')
@Needs('read')
@Controller('lichess')
export class LichessController {
  constructor(
    private readonly gate: LichessGate,
    private readonly redactor: Redactor,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Who talks to Lichess, until when it is paused, the last answers',
    description: 'One process at a time asks, one request after the other. This route asks nothing of Lichess itself.',
    operationId: 'getLichess',
  })
  @ApiOkResponse({ type: GateDto, description: 'State of the gate', example: GATE_EXAMPLE })
  @ApiDatabaseProblem()
  async get(): Promise<GateStatus> {
    const status = await this.gate.status();
    const hide = this.redactor.hide;
    return { ...status, lastAnswers: status.lastAnswers.map((one) => ({ ...one, request: hide(one.request) })) };
  }
}
