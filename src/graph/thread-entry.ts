/**
 * The compiled module that a thread for the network starts with. Node cannot start a thread with TypeScript: tests, which run
 * the sources, take the thread from the last build.
 */
export function threadEntry(): URL {
  const here = import.meta.url.replace(/\/src\/graph\/thread-entry\.ts$/, '/dist$&');
  return new URL('./graph-thread.js', here);
}
