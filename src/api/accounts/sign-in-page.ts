/** What the page for signing in shows. */
export interface SignInPage {
  /** What went wrong, in plain words. */
  problem?: string;
  link?: string;
  invitation?: string;
}

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f4f1ea, #1d1b18); }
  main { width: min(22rem, 90vw); padding: 2rem; border-radius: 12px; background: light-dark(#fff, #2a2723);
    box-shadow: 0 2px 24px rgb(0 0 0 / .12); }
  h1 { margin: 0 0 1rem; font-size: 1.4rem; }
  label { display: block; margin: .8rem 0 .2rem; }
  input { width: 100%; box-sizing: border-box; padding: .5rem; font: inherit; border: 1px solid #8886; border-radius: 6px; }
  button, .button { display: block; width: 100%; box-sizing: border-box; margin-top: 1.2rem; padding: .6rem; font: inherit;
    text-align: center; text-decoration: none; border: 0; border-radius: 6px; cursor: pointer; color: #fff; background: #6b4f2a; }
  .button { background: none; color: inherit; border: 1px solid #8886; }
  .problem { padding: .6rem .8rem; border-radius: 6px; background: light-dark(#fde8e4, #5a2a20); }
  small { display: block; margin-top: 1.2rem; opacity: .75; }`;

/** A page that needs no scripts. Looking at it uses nothing up: the button does, so that previews of links do no harm. */
export function renderSignInPage(page: SignInPage): string {
  const problem = page.problem ? `<p class="problem" role="alert">${escapeHtml(page.problem)}</p>` : '';
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>Rookery: sign in</title><style>${STYLE}</style></head>
<body><main><h1>♜ Rookery</h1>${problem}${contentOf(page)}</main></body>
</html>
`;
}

function contentOf({ link, invitation }: SignInPage): string {
  if (link !== undefined) {
    return `<p>This link signs you in, once.</p>${form(hidden('link', link), 'Sign in')}`;
  }
  if (invitation !== undefined) {
    const fields = `${hidden('invitation', invitation)}${input('name', 'Name', 'username')}${input(
      'password',
      'Password, at least 12 characters',
      'new-password',
    )}`;
    const lichess = `/api/sign-in/lichess?invitation=${encodeURIComponent(invitation)}`;
    return `<p>You are invited. Make your account:</p>${form(fields, 'Make account')}${lichessButton(lichess)}`;
  }
  const fields = `${input('name', 'Name', 'username')}${input('password', 'Password', 'current-password')}`;
  const help = 'On the server, <code>rookery accounts link</code> prints a link that signs you in without a password.';
  return `${form(fields, 'Sign in')}${lichessButton('/api/sign-in/lichess')}<small>${help}</small>`;
}

function form(fields: string, button: string): string {
  return `<form method="post" action="/sign-in">${fields}<button type="submit">${button}</button></form>`;
}

function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
}

function input(name: string, label: string, autocomplete: string): string {
  const type = name === 'password' ? 'password' : 'text';
  return `<label for="${name}">${label}</label><input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" required>`;
}

function lichessButton(address: string): string {
  return `<a class="button" href="${escapeHtml(address)}">Sign in with Lichess</a>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
