/** A program from outside npm that a suite needs. */
export interface Tool {
  isThere: boolean;
  /** How to get it, such as "apt-get install pgbouncer". */
  install: string;
}

/** Runs a suite where its tools are there. Elsewhere it is reported as skipped by name, and in CI it fails. */
export function describeWith(tools: readonly Tool[], title: string, body: () => void): void {
  const missing = tools.filter((tool) => !tool.isThere).map((tool) => tool.install);
  if (missing.length === 0) {
    describe(title, body);
    return;
  }
  if (process.env.CI) {
    describe(title, () => {
      it('finds the programs it needs', () => {
        throw new Error(`Missing on this machine: ${missing.join(', ')}`);
      });
    });
    return;
  }
  // eslint-disable-next-line no-restricted-syntax -- the one way to skip: by name, and never in CI
  describe.skip(`${title} (needs ${missing.join(', ')})`, body);
}

/** A test that makes sense only for root (or only for others); reported as skipped by name where it does not. */
export function itAsRoot(title: string, body: () => Promise<void>, timeoutMs?: number): void {
  if (process.getuid?.() === 0) it(title, body, timeoutMs);
  // eslint-disable-next-line no-restricted-syntax -- the one way to skip: by name
  else it.skip(`${title} (needs to run as root)`, body);
}
