import { findStrangeness } from './local-client.js';

const HERE = { remoteAddress: '127.0.0.1', headers: { host: 'localhost:3000' } };

describe('a client at this machine', () => {
  it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1', '::ffff:7f00:1'])('comes from %s', (remoteAddress) => {
    expect(findStrangeness({ ...HERE, remoteAddress })).toBeUndefined();
  });

  it.each([
    'localhost',
    'LOCALHOST:3000',
    'rookery.localhost:80',
    '127.0.0.1:3000',
    '127.9.9.9',
    '[::1]:3000',
    '[::1]',
  ])('asks for %s', (host) => expect(findStrangeness({ ...HERE, headers: { host } })).toBeUndefined());
});

describe('somebody else', () => {
  it.each(['10.0.0.7', '192.168.1.5', '8.8.8.8', '::ffff:10.0.0.7', 'fe80::1', '::', '0.0.0.0', '', undefined])(
    'comes from %s',
    (remoteAddress) => expect(findStrangeness({ ...HERE, remoteAddress })).toMatch(/another machine/),
  );

  it.each([
    ...['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'notlocalhost', '10.0.0.7:3000', '[::2]'],
    ...['', 'localhost:3000:80', '[::1', 'localhost@evil.example', ':3000', '2130706433', '127.1'],
  ])('asks for %j', (host) => {
    expect(findStrangeness({ ...HERE, headers: { host } })).toMatch(/another host/);
  });

  it.each(['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'x-real-ip', 'via'])(
    'comes through a proxy that adds %s',
    (name) => {
      const headers = { host: 'localhost', [name]: '127.0.0.1' };
      expect(findStrangeness({ ...HERE, headers })).toMatch(/proxy/);
    },
  );

  it('names no host at all', () => {
    expect(findStrangeness({ ...HERE, headers: {} })).toMatch(/another host/);
  });
});
