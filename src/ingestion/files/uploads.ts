import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, mkdir, rm } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import { UploadTooLargeError } from './files.errors.js';

const MAX_NAME = 100;

/** Uploaded files, each in a folder of its own under ROOKERY_HOME until it is imported. */
@Injectable()
export class Uploads {
  /** Where all of them are. */
  readonly folder: string;
  private readonly maxBytes: number;

  constructor(config: AppConfig) {
    this.folder = join(config.home, 'uploads');
    this.maxBytes = config.imports.maxBytes;
  }

  /** Stores a stream as it comes. @returns the path @throws UploadTooLargeError, and nothing is left then */
  async store(stream: Readable, name: string): Promise<string> {
    const path = join(this.folder, randomUUID(), safeName(name));
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    try {
      await pipeline(stream, limitTo(this.maxBytes), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      return path;
    } catch (error) {
      await this.remove(path);
      throw error;
    }
  }

  /** False when the file lies on another machine. */
  async isHere(path: string): Promise<boolean> {
    return access(path).then(
      () => true,
      () => false,
    );
  }

  /** Removes an uploaded file; whatever else lies somewhere is not ours. */
  async remove(path: string): Promise<void> {
    if (path.startsWith(this.folder + sep)) await rm(dirname(path), { recursive: true, force: true });
  }
}

function limitTo(maxBytes: number): Transform {
  let count = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count += chunk.length;
      if (count > maxBytes) done(new UploadTooLargeError(maxBytes));
      else done(null, chunk);
    },
  });
}

/** No folders, nothing hidden, nothing a file system stumbles over. */
function safeName(name: string): string {
  const safe = name.replace(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^[. ]+/, '');
  return safe.slice(-MAX_NAME) || 'upload';
}
