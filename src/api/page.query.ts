import { QueryCursor, QueryInt } from './validation/rules.js';

/** Which page of a list. */
export class PageQuery {
  @QueryInt({ min: 1, max: 200, description: 'Items per page; 50 unless told', example: 20 })
  limit: number = 50;

  @QueryCursor({ example: 'cnVucy4xMg' })
  cursor?: string;
}
