/**
 * The compiled module that a plugin thread starts with. Node cannot start a thread with TypeScript: tests, which run the
 * sources, take the thread from the last build.
 */
export function threadEntry(): URL {
  const here = import.meta.url.replace(/\/src\/analysis\/plugins\/thread-entry\.ts$/, '/dist$&');
  return new URL('./plugin-thread.js', here);
}
