const CHUNK_CHARACTERS = 64 * 1024;
export const NDJSON_MEDIA_TYPE = 'application/x-ndjson';

/** One line of JSON per value, in chunks of a size that suits a socket; takes no more values than the reader asks for. */
export async function* makeNdjson(values: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  let text = '';
  for await (const value of values) {
    text += `${JSON.stringify(value)}\n`;
    if (text.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

/** True when an Accept header names NDJSON and does not prefer JSON to it. */
export function prefersNdjson(accept: string | undefined): boolean {
  const ndjson = qualityOf(NDJSON_MEDIA_TYPE, accept);
  return ndjson > 0 && ndjson >= qualityOf('application/json', accept);
}

function qualityOf(mediaType: string, accept = ''): number {
  const range = accept.split(',').find((part) => part.split(';')[0]?.trim().toLowerCase() === mediaType);
  if (range === undefined) return 0;
  const quality = /;\s*q=([01](?:\.\d{1,3})?)\s*(?:;|$)/i.exec(range)?.[1];
  return quality === undefined ? 1 : Number(quality);
}
