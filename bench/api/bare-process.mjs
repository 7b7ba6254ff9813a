// The least that can answer with the same page: node:http and pg, the same statement, the same JSON. In a process of its own,
// started by ../api.mjs; sends its port.
import { createServer } from 'node:http';
import pg from 'pg';
import { makePageQuery } from '../../dist/src/games/games.repository.js';
import { toSummary } from '../../dist/src/games/game-view.js';

const [connectionString, player, limit] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 10 });
const { sql, values } = makePageQuery({ player, filter: {}, order: 'newest', limit: Number(limit) + 1 }, false);

const server = createServer((request, response) => {
  pool.query(sql, values).then(
    ({ rows }) => {
      const items = rows.slice(0, limit).map(toSummary);
      const last = items.at(-1);
      const nextCursor = Buffer.from(`n.${last.createdAt.getTime()}.${last.id}`).toString('base64url');
      const body = JSON.stringify({ items, nextCursor });
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
    },
    (error) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.once('disconnect', () => process.exit());
