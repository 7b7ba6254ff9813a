import { gzipSync } from 'node:zlib';
import { inflate } from './inflate.js';
import { DamagedFileError } from './record-errors.js';

async function* inChunks(bytes: Uint8Array, size = 10_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What came out, and what was thrown in the end. */
async function unpack(archive: Uint8Array): Promise<{ text: string; failure?: unknown }> {
  let text = '';
  try {
    for await (const chunk of inflate(inChunks(archive), 'gzip')) text += Buffer.from(chunk).toString('latin1');
    return { text };
  } catch (failure) {
    return { text, failure };
  }
}

// Node's zlib drops what it has in hand when it fails.
const DROPPED = 16 * 1024;
const content = Array.from({ length: 20_000 }, (_, i) => `line ${(i * 7919) % 20_011}\n`).join('');

describe('an archive of gzip', () => {
  it('with a member that is none behind it is read up to there, and is damaged', async () => {
    const whole = gzipSync(content);
    const { text, failure } = await unpack(Buffer.concat([whole, Buffer.from('this is no member')]));
    expect(content.startsWith(text)).toBe(true);
    expect(text.length).toBeGreaterThanOrEqual(content.length - DROPPED);
    expect(failure).toBeInstanceOf(DamagedFileError);
  });

  it('with wrong bytes in it is read up to these, and is damaged', async () => {
    const [good, wrong] = [gzipSync(content), gzipSync(content)];
    wrong.fill(0xff, 300);
    const { text, failure } = await unpack(Buffer.concat([good, wrong]));
    expect((content + content).startsWith(text.slice(0, content.length))).toBe(true);
    expect(text.length).toBeGreaterThanOrEqual(content.length - DROPPED);
    expect(failure).toBeInstanceOf(DamagedFileError);
  });

  it('that is filled up with zeros, as tapes are, is whole', async () => {
    for (const zeros of [1, 512, 30_000]) {
      expect(await unpack(Buffer.concat([gzipSync(content), Buffer.alloc(zeros)]))).toEqual({ text: content });
    }
  });
});
