import { Module } from '@nestjs/common';
import { IdempotencyKeys } from './idempotency-keys.service.js';
import { RequestBudgets } from './request-budgets.service.js';

/** What all processes of the API have to know of requests. */
@Module({ providers: [IdempotencyKeys, RequestBudgets], exports: [IdempotencyKeys, RequestBudgets] })
export class RequestsModule {}
