import { makePublicUrl } from './public-url.js';

describe('the address of this server', () => {
  it.each([
    [{ host: '127.0.0.1', port: 3000 }, 'http://127.0.0.1:3000'],
    [{ host: '0.0.0.0', port: 3000 }, 'http://127.0.0.1:3000'],
    [{ host: '::', port: 80 }, 'http://127.0.0.1:80'],
    [{ host: '::1', port: 3000 }, 'http://[::1]:3000'],
    [{ host: 'rookery.internal', port: 3000 }, 'http://rookery.internal:3000'],
    [{ host: '0.0.0.0', port: 3000, publicUrl: 'https://rookery.example' }, 'https://rookery.example'],
  ])('of %j is %s', (http, url) => expect(makePublicUrl(http)).toBe(url));
});
