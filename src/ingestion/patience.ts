const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** A break that doubles with each failure. */
export class Patience {
  private breakMs = FIRST_MS / 2;

  /** Starts the next break. @returns its length in milliseconds */
  lengthen(): number {
    this.breakMs = Math.min(this.breakMs * 2, LONGEST_MS);
    return this.breakMs;
  }
}
