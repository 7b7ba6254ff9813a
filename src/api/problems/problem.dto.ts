import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { type BatchInTheWay, type FieldProblem, type Problem, PROBLEM_MEDIA_TYPE } from './problem.js';

/** What is wrong with one field of a request. */
export class FieldProblemDto implements FieldProblem {
  @ApiProperty({ description: 'Name of the parameter or body field', example: 'limit' })
  field!: string;

  @ApiProperty({
    type: [String],
    description: 'What is wrong with it',
    example: ['limit must be a whole number from 1 to 200'],
  })
  problems!: string[];
}

/** Why another batch cannot start. */
export class BatchInTheWayDto implements BatchInTheWay {
  @ApiProperty({ type: 'integer', description: 'Number of the batch', example: 51 })
  id!: number;

  @ApiProperty({ type: 'integer', description: 'Per cent of its games that has ended', example: 40 })
  progress!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'By its speed so far; null while nobody can say',
    example: 5_400,
  })
  secondsLeft!: number | null;
}

/** Body of every error answer. */
export class ProblemDto implements Problem {
  @ApiProperty({ description: 'Kind of problem', format: 'uri-reference', example: '/problems/player-not-found' })
  type!: string;

  @ApiProperty({ description: 'Kind of problem in a few words', example: 'Player not found' })
  title!: string;

  @ApiProperty({ type: 'integer', description: 'HTTP status of the answer', example: 404 })
  status!: number;

  @ApiProperty({
    description: 'What is wrong this time, for a person to read',
    example: 'No player "knightly_otter" is stored',
  })
  detail!: string;

  @ApiProperty({ type: [String], description: 'What to do next', example: ['Add the player with POST /api/players.'] })
  suggestions!: string[];

  @ApiPropertyOptional({
    description: 'Names this one occurrence; the same id stands in the log and in the header x-request-id',
    example: 'urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e',
  })
  instance?: string;

  @ApiPropertyOptional({ type: [FieldProblemDto], description: 'The offending fields' })
  errors?: FieldProblemDto[];

  @ApiPropertyOptional({ type: BatchInTheWayDto, description: 'With batch-under-way: your batch' })
  batch?: BatchInTheWayDto;
}

const INSTANCE = 'urn:uuid:2f1c2d86-0a7e-4b57-9c1c-5d0f2c0c3f5e';

/** Documents one way a route can fail. */
export function ApiProblem(status: number, slug: string, title: string, detail: string): MethodDecorator {
  const example: Problem = {
    type: slug === 'about:blank' ? slug : `/problems/${slug}`,
    title,
    status,
    detail,
    suggestions: ['What to do next stands here.'],
    instance: INSTANCE,
  };
  const content = { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: getSchemaPath(ProblemDto) }, example } };
  return applyDecorators(ApiExtraModels(ProblemDto), ApiResponse({ status, description: detail, content }));
}

/** Documents what every route with parameters has in common: 400 and 503. */
export function ApiCommonProblems(): MethodDecorator {
  return applyDecorators(
    ApiProblem(400, 'invalid-request', 'The request is not valid', 'One field of the request cannot be used as given.'),
    ApiDatabaseProblem(),
  );
}

/** Documents what every route that asks the database has in common: 503. */
export function ApiDatabaseProblem(): MethodDecorator {
  return ApiProblem(
    503,
    'database-unavailable',
    'The database does not answer',
    'Rookery cannot reach its database right now. Nothing is lost; work goes on when it is back.',
  );
}
