/** There is no such crawl. */
export class CrawlNotFoundError extends Error {
  override readonly name = 'CrawlNotFoundError';

  constructor(readonly runId: number) {
    super(`There is no crawl ${runId}`);
  }
}

/** A crawl that cannot be like this; `field` is the setting at fault. */
export class InvalidCrawlError extends Error {
  override readonly name = 'InvalidCrawlError';

  constructor(
    readonly field: string,
    problem: string,
  ) {
    super(`${field} ${problem}`);
  }
}

/** The crawl has ended: nothing in it can be paused, resumed or stopped. */
export class CrawlEndedError extends Error {
  override readonly name = 'CrawlEndedError';

  constructor(readonly runId: number) {
    super(`Crawl ${runId} has ended`);
  }
}
