import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { inflate } from './inflate.js';
import { DamagedFileError } from './record-errors.js';

async function* inChunks(bytes: Uint8Array, size = 10_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** What came out, and what was thrown in the end. */
async function unpack(archive: Uint8Array, isFile = true): Promise<{ text: string; failure?: unknown }> {
  let text = '';
  const again = isFile ? () => inChunks(archive, 30_000) : undefined;
  try {
    for await (const chunk of inflate(inChunks(archive), 'gzip', again)) text += Buffer.from(chunk).toString('latin1');
    return { text };
  } catch (failure) {
    return { text, failure };
  }
}

/** What the first bytes of an archive hold. */
function whatIsBefore(archive: Uint8Array, place: number): string {
  return gunzipSync(archive.subarray(0, place), { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
}

// Node's zlib drops what it has in hand when it fails.
const DROPPED = 16 * 1024;
const content = Array.from({ length: 20_000 }, (_, i) => `line ${(i * 7919) % 20_011}\n`).join('');

describe('an archive of gzip', () => {
  it('with a member that is none behind it is read up to there, and is damaged', async () => {
    const archive = Buffer.concat([gzipSync(content), Buffer.from('this is no member')]);
    const { text, failure } = await unpack(archive);
    expect(text).toBe(content);
    expect(failure).toBeInstanceOf(DamagedFileError);

    const piped = await unpack(archive, false);
    expect(content.startsWith(piped.text)).toBe(true);
    expect(piped.text.length).toBeGreaterThanOrEqual(content.length - DROPPED);
    expect(piped.failure).toBeInstanceOf(DamagedFileError);
  });

  it.each([300, 16_384, 40_000])('with wrong bytes from %d on is read up to these, and is damaged', async (place) => {
    const [good, wrong] = [gzipSync(content), gzipSync(content)];
    wrong.fill(0xff, place);
    const { text, failure } = await unpack(Buffer.concat([good, wrong]));
    expect(failure).toBeInstanceOf(DamagedFileError);
    // What is read of wrong bytes may be taken for text, a little of it.
    const right = whatIsBefore(wrong, place);
    expect(text.startsWith(content + right)).toBe(true);
    expect(right.length > 0 && right.length < content.length).toBe(true);
  });

  it('that is cut off is read up to there', async () => {
    const archive = gzipSync(content);
    for (const length of [20, 1_000, 16_384, archive.length - 9, archive.length - 1]) {
      const { text, failure } = await unpack(archive.subarray(0, length));
      expect(text).toBe(whatIsBefore(archive, length));
      expect(failure).toBeInstanceOf(DamagedFileError);
    }
  });

  it('that is filled up with zeros, as tapes are, is whole', async () => {
    for (const zeros of [1, 512, 30_000]) {
      expect(await unpack(Buffer.concat([gzipSync(content), Buffer.alloc(zeros)]))).toEqual({ text: content });
    }
  });
});
