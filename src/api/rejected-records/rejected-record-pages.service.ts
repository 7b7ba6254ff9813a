import { Injectable } from '@nestjs/common';
import type { RejectedView } from '../../ingestion/rejected-view.js';
import { RejectedRecordsService } from '../../ingestion/rejected-records.service.js';
import type { RunView } from '../../runs/run-view.js';
import { Redactor } from '../../observability/redaction.js';
import { type Page, readPage } from '../page-cursor.js';
import { ReplayUnderWayError } from '../problems/api.errors.js';
import type { RejectedRecordDto, RejectedRecordsQuery } from './rejected-record.dto.js';
import { showRaw } from './show-raw.js';

const LIST = 'rejected';
const LISTED_CHARACTERS = 2_000;
// No character takes more than 4 bytes in UTF-8, so this is enough to show that many.
const LISTED_BYTES = 4 * LISTED_CHARACTERS + 1;

/** Rejected records as people see them. */
@Injectable()
export class RejectedRecordPages {
  constructor(
    private readonly records: RejectedRecordsService,
    private readonly redactor: Redactor,
  ) {}

  /** @throws InvalidCursorError */
  async list({ run, source, resolved, ...paging }: RejectedRecordsQuery): Promise<Page<RejectedRecordDto>> {
    const filter = { runId: run, source, resolved, rawLimit: LISTED_BYTES };
    const { items, ...rest } = await readPage(LIST, paging, (place) => this.records.list({ ...filter, ...place }));
    return { items: items.map((item) => this.show(item, LISTED_CHARACTERS)), ...rest };
  }

  /** The record with its whole text. @throws RejectedRecordNotFoundError */
  async get(id: number): Promise<RejectedRecordDto> {
    return this.show(await this.records.get(id));
  }

  /** @throws ReplayUnderWayError @throws RejectedRecordNotFoundError */
  async replay(id: number | undefined): Promise<RunView> {
    const run = await this.records.replay({ startedBy: 'api', recordId: id });
    if (!run) throw new ReplayUnderWayError();
    return run;
  }

  private show(record: RejectedView, maxCharacters?: number): RejectedRecordDto {
    const shown = showRaw(record.raw, record.rawBytes, maxCharacters);
    return { ...record, ...shown, raw: this.redactor.hide(shown.raw) };
  }
}
