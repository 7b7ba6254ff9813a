/** Whether a .dockerignore keeps a path out of the build; the last pattern that fits decides, as with Docker. */
export function isIgnored(dockerIgnore: string, path: string): boolean {
  const patterns = dockerIgnore
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const deciding = patterns.findLast((pattern) => toRegExp(pattern.replace(/^!/, '')).test(path));
  return deciding !== undefined && !deciding.startsWith('!');
}

/** A pattern also covers everything below what it names. */
function toRegExp(pattern: string): RegExp {
  const parts = pattern.split(/(\*\*\/|\*)/).map((part) => {
    if (part === '**/') return '(?:.*/)?';
    return part === '*' ? '[^/]*' : part.replace(/[.+^${}()|[\]\\?]/g, String.raw`\$&`);
  });
  return new RegExp(`^${parts.join('')}(?:/.*)?$`);
}
