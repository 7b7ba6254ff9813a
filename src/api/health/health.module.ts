import { Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';

/** All that a process without the role api answers. */
@Module({ controllers: [HealthController] })
export class HealthModule {}
