import { fetch } from 'undici';
import { aGame, Rehearsal } from './spec-kit.js';
import { startRehearsal } from './start-rehearsal.js';
import { HOME_PLAYER, loadWorld } from './world/world.js';

describe('a rehearsal', () => {
  it('serves the generated world unless it gets files, with the options of its server', async () => {
    const { games } = await loadWorld();
    const rehearsal = await startRehearsal({ server: { tokens: { secret: HOME_PLAYER } } });
    const headers = {
      accept: 'application/x-ndjson',
      'user-agent': 'rookery-test/1 (test)',
      authorization: 'Bearer secret',
    };
    const reply = await fetch(`${rehearsal.url}/api/games/user/me?ongoing=true`, { headers });
    const lines = (await reply.text()).trimEnd().split('\n');
    const home = HOME_PLAYER.toLowerCase();
    const own = games.filter(({ players: { white, black } }) => [white.user?.id, black.user?.id].includes(home));
    expect(lines).toHaveLength(own.length);
    await rehearsal.stop();
  });

  it('listens on the loopback address only, and says when a port is taken', async () => {
    const rehearsal = await Rehearsal.start({ games: [aGame('a')] });
    expect(rehearsal.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const port = Number(new URL(rehearsal.url).port);
    await expect(startRehearsal({ port })).rejects.toThrow('EADDRINUSE');
    await rehearsal.stop();
  });

  it('stops in the middle of an answer, and twice', async () => {
    const rehearsal = await Rehearsal.start({ games: [aGame('a'), aGame('b', 1)], pace: 1 });
    const { body } = await rehearsal.open('/api/games/user/ada');
    body.on('error', () => undefined);
    await rehearsal.server.stop();
    await rehearsal.stop();
    await expect(rehearsal.get('/api/user/ada')).rejects.toThrow();
  });
});
