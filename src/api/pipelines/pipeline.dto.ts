import { ApiProperty } from '@nestjs/swagger';
import type { PipelineView } from '../../operations/pipelines/pipelines.service.js';
import { STAGE_NAMES, type StageName } from '../../operations/pipelines/pipelines.js';
import { PIPELINE_EXAMPLE, RunDto } from '../runs/run.dto.js';

export const PIPELINE_VIEW_EXAMPLE = {
  name: 'sync-due-players',
  title: 'Reads what is new of every player who is due, the home player first.',
  stages: ['sync'],
  lastRun: PIPELINE_EXAMPLE,
} as const;

/** Work that is done in stages. */
export class PipelineDto implements PipelineView {
  @ApiProperty({ description: 'Name of the pipeline', example: 'sync-due-players' })
  name!: string;

  @ApiProperty({ description: 'What it is for', example: PIPELINE_VIEW_EXAMPLE.title })
  title!: string;

  @ApiProperty({
    type: String,
    enum: STAGE_NAMES,
    isArray: true,
    description: 'One after the other',
    example: ['sync'],
  })
  stages!: StageName[];

  @ApiProperty({ type: RunDto, nullable: true, description: 'Newest run, active or not' })
  lastRun!: RunDto | null;
}

export class PipelinesDto {
  @ApiProperty({ type: [PipelineDto], description: 'All pipelines there are' })
  items!: PipelineDto[];
}
