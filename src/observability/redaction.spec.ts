import { loadConfig } from '../config/load-config.js';
import { makeRedactor } from './redaction.js';

const TOKEN = 'lip_aBcDeFgHiJkLmNoP';

function redactorFor(env: Record<string, string>): (text: string) => string {
  return makeRedactor(loadConfig(env, '/dev/null/.env'));
}

describe('a redactor', () => {
  it('hides the token wherever it stands', () => {
    const hide = redactorFor({ LICHESS_TOKEN: TOKEN });
    expect(hide(`token=${TOKEN}, again ${TOKEN}.`)).toBe('token=[hidden], again [hidden].');
  });

  it('hides what follows Bearer, whoever it belongs to', () => {
    const hide = redactorFor({});
    expect(hide('{"authorization":"Bearer lip_somebodyelse"}')).toBe('{"authorization":"Bearer [hidden]"}');
    expect(hide('authorization: bearer abc.def-ghi=')).toBe('authorization: bearer [hidden]');
  });

  it('hides the database password as it is written and as the server gets it', () => {
    const hide = redactorFor({ DATABASE_URL: 'postgres://rookery:p%40ss%20word@db:5432/rookery' });
    expect(hide('auth failed with "p@ss word" (p%40ss%20word)')).toBe('auth failed with "[hidden]" ([hidden])');
  });

  it('hides the password of the direct address as well', () => {
    const hide = redactorFor({
      DATABASE_URL: 'postgres://rookery@pooler/rookery',
      DATABASE_DIRECT_URL: 'postgres://rookery:direct-secret@db/rookery',
    });
    expect(hide('using direct-secret')).toBe('using [hidden]');
  });

  it('hides a password with quotes and backslashes inside a line of JSON', () => {
    const password = 'a"b\\c"d';
    const hide = redactorFor({ DATABASE_URL: `postgres://rookery:${encodeURIComponent(password)}@db/rookery` });
    expect(hide(JSON.stringify({ said: `no entry for ${password}` }))).toBe('{"said":"no entry for [hidden]"}');
  });

  it('copes with a password that is no percent-encoding', () => {
    const hide = redactorFor({ DATABASE_URL: 'postgres://rookery:100%sure@db/rookery' });
    expect(hide('100%sure')).toBe('[hidden]');
  });

  it.each([
    ['postgres://rookery:secret@db:5432/rookery', 'postgres://rookery:[hidden]@db:5432/rookery'],
    ['https://:secret@proxy.example/path', 'https://:[hidden]@proxy.example/path'],
    ['redis://cache:with@sign@host', 'redis://cache:[hidden]@host'],
    ['two: a://b:c@d and e://f:g@h', 'two: a://b:[hidden]@d and e://f:[hidden]@h'],
  ])('hides the password inside %s', (text, expected) => {
    expect(redactorFor({})(text)).toBe(expected);
  });

  it('hides the secret ids of own games, in JSON and in JSON inside JSON', () => {
    const hide = redactorFor({});
    const record = JSON.stringify({ id: 'aBcDeFgH', fullId: 'aBcDeFgHiJkL' });
    expect(hide(record)).toBe('{"id":"aBcDeFgH","fullId":"[hidden]"}');
    expect(hide(JSON.stringify({ raw: record }))).not.toContain('aBcDeFgHiJkL');
  });

  it.each(['rk_', 'rs_', 'rl_', 'ri_'])(
    'hides secrets of its own by their beginning %s, whatever is around them',
    (kind) => {
      const hide = redactorFor({});
      const secret = `${kind}${'aB3_-'.repeat(8)}xyz`;
      expect(hide(`/sign-in?link=${secret}&a=b`)).toBe(`/sign-in?link=${kind}[hidden]&a=b`);
      expect(hide(`/sign-in%3Flink%3D${secret}%26a`)).toBe(`/sign-in%3Flink%3D${kind}[hidden]%26a`);
      expect(hide(`my_${secret}and more`)).toBe(`my_${kind}[hidden] more`);
    },
  );

  it('leaves everything else as it is', () => {
    const text = 'http://127.0.0.1:3000/api/players/somebody?result=win, mail somebody@example.org, 12:34:56';
    expect(redactorFor({ LICHESS_TOKEN: TOKEN })(text)).toBe(text);
  });

  it('does not hide every letter when the password is a single one', () => {
    expect(redactorFor({ DATABASE_URL: 'postgres://rookery:a@db/rookery' })('a game')).toBe('a game');
  });
});
