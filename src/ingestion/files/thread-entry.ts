/**
 * The compiled module that an import thread starts with. Node cannot start a thread with TypeScript: tests, which run the
 * sources, take the thread from the last build.
 */
export function threadEntry(): URL {
  const here = import.meta.url.replace(/\/src\/ingestion\/files\/thread-entry\.ts$/, '/dist$&');
  return new URL('./import-thread.js', here);
}
