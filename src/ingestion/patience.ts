const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** A break that doubles with each failure. */
export class Patience {
  private breakMs = FIRST_MS / 2;
  private until = 0;

  constructor(private readonly now: () => number = Date.now) {}

  /** Starts the next break. @returns its length in milliseconds */
  lengthen(): number {
    this.breakMs = Math.min(this.breakMs * 2, LONGEST_MS);
    this.until = this.now() + this.breakMs;
    return this.breakMs;
  }

  isOver(): boolean {
    return this.now() >= this.until;
  }
}
