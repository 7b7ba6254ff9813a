/** There is no such rejected record. */
export class RejectedRecordNotFoundError extends Error {
  override readonly name = 'RejectedRecordNotFoundError';

  constructor(readonly recordId: number) {
    super(`There is no rejected record ${recordId}`);
  }
}
