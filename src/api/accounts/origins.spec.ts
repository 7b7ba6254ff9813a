import { loadConfig } from '../../config/load-config.js';
import { isOpenWithoutTls } from './origins.js';

describe('a server that others can reach without TLS', () => {
  it.each([
    [{}, false],
    [{ HOST: '0.0.0.0' }, true],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://rookery.example' }, false],
    [{ HOST: '0.0.0.0', TRUST_PROXY: 'loopback' }, true],
    [{ HOST: '0.0.0.0', TRUST_PROXY: 'loopback', PUBLIC_URL: 'http://rookery.example' }, true],
    [{ TRUST_PROXY: 'loopback' }, true],
    [{ TRUST_PROXY: 'loopback', PUBLIC_URL: 'https://rookery.example' }, false],
  ])('with %j: %s', (env, isOpen) => {
    expect(isOpenWithoutTls(loadConfig(env, '/dev/null/.env').http)).toBe(isOpen);
  });
});
