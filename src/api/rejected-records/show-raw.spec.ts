import { showRaw } from './show-raw.js';

const show = (text: string, max?: number): ReturnType<typeof showRaw> => {
  const bytes = Buffer.from(text);
  return showRaw(bytes, bytes.length, max);
};

describe('showRaw', () => {
  it('shows short text whole', () => {
    expect(show('e4', 2)).toEqual({ raw: 'e4', rawTruncated: false, rawIsUtf8: true });
  });

  it('cuts long text and says so', () => {
    expect(show('e4 e5', 2)).toEqual({ raw: 'e4', rawTruncated: true, rawIsUtf8: true });
  });

  it('does not cut a character in two', () => {
    expect(show('a\u{1F40E}b', 2).raw).toBe('a');
    const part = Buffer.from('a\u{1F40E}').subarray(0, 3);
    expect(showRaw(part, 500, 10)).toEqual({ raw: 'a', rawTruncated: true, rawIsUtf8: true });
  });

  it('says when the bytes are no text', () => {
    expect(showRaw(Buffer.from([0x61, 0xff, 0x62]), 3)).toEqual({
      raw: 'a\uFFFDb',
      rawTruncated: false,
      rawIsUtf8: false,
    });
  });
});
