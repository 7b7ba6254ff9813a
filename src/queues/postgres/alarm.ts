/**
 * Where the loops of one queue sleep while there is nothing to do. A ring wakes one; who then finds a job rings for the
 * next. So one new job costs one look, however many loops there are.
 */
export class Alarm {
  private readonly sleepers: (() => void)[] = [];
  private rung = false;

  /** Wakes one loop. When none sleeps, the next one does not: it may have looked before the job was there. */
  ring(): void {
    const wakeUp = this.sleepers.shift();
    if (wakeUp) wakeUp();
    else this.rung = true;
  }

  ringForAll(): void {
    this.rung = true;
    for (const wakeUp of this.sleepers.splice(0)) wakeUp();
  }

  /** Resolves with the next ring. */
  async sleep(): Promise<void> {
    if (this.rung) {
      this.rung = false;
      return;
    }
    await new Promise<void>((resolve) => this.sleepers.push(resolve));
  }
}
