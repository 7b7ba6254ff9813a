import { renderSignInPage } from './sign-in-page.js';

describe('the page for signing in', () => {
  it('shows what comes with an address as text, whatever it is', () => {
    const evil = '"><script>alert(1)</script>';
    for (const page of [{ link: evil }, { invitation: evil }, { problem: evil }]) {
      const html = renderSignInPage(page);
      expect(html).not.toContain('<script');
      expect(html).not.toContain(evil);
    }
  });

  it('asks for what is needed and no more', () => {
    const fields = (html: string): string[] =>
      [...html.matchAll(/<input[^>]* name="(\w+)"/g)].map(([, name]) => name ?? '');
    expect(fields(renderSignInPage({ link: 'rl_x' }))).toEqual(['link']);
    expect(fields(renderSignInPage({ invitation: 'ri_x' }))).toEqual(['invitation', 'name', 'password']);
    expect(fields(renderSignInPage({}))).toEqual(['name', 'password']);
  });

  it('needs no scripts and nothing from elsewhere', () => {
    for (const page of [{}, { link: 'rl_x' }, { invitation: 'ri_x' }]) {
      expect(renderSignInPage(page)).not.toMatch(/<script|https?:|src=/);
    }
  });
});
