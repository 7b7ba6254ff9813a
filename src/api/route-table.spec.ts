import { RouteTable } from './route-table.js';

describe('RouteTable', () => {
  const table = new RouteTable();
  table.add('get', '/api/games/:id');
  table.add('HEAD', '/api/games/:id');
  table.add('POST', '/api/games/:id/analysis');
  table.add('GET', '/docs-json');
  table.add('GET', '/files/*');

  it.each([
    ['/api/games/a1B2c3D4', ['GET', 'HEAD']],
    ['/api/games/a.b%20c', ['GET', 'HEAD']],
    ['/api/games/a1B2c3D4/analysis', ['POST']],
    ['/docs-json', ['GET']],
    ['/docs.json', []],
    ['/api/games/', []],
    ['/api/games', []],
    ['/api/games/x/y', []],
    ['/files/x', []],
    ['', []],
  ])('%s answers to %j', (path, methods) => {
    expect(table.methodsOf(path)).toEqual(methods);
  });
});
