import { Injectable } from '@nestjs/common';
import { withDeadline } from './deadline.js';

export interface HealthCheck {
  name: string;
  /** Resolves when fine, rejects with the reason otherwise. */
  run: () => Promise<void>;
}

export interface HealthReport {
  ready: boolean;
  checks: { name: string; ok: boolean; error?: string }[];
}

const CHECK_DEADLINE_MS = 2_000;

/** Collects the readiness checks that rooms register; each one has a deadline of its own. */
@Injectable()
export class HealthRegistry {
  private readonly checks: HealthCheck[] = [];

  register(check: HealthCheck): void {
    this.checks.push(check);
  }

  async report(): Promise<HealthReport> {
    const checks = await Promise.all(this.checks.map(runCheck));
    return { ready: checks.every((check) => check.ok), checks };
  }
}

async function runCheck({ name, run }: HealthCheck): Promise<HealthReport['checks'][number]> {
  try {
    await withDeadline(run(), CHECK_DEADLINE_MS, `no answer within ${CHECK_DEADLINE_MS} ms`);
    return { name, ok: true };
  } catch (error) {
    return { name, ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
