import type { Role, Scope } from './actor.js';

/** Why nobody is known to ask: nothing was shown, or what was shown does not hold. */
export type SignInReason = 'missing' | 'token' | 'session';

const REASONS: Readonly<Record<SignInReason, string>> = {
  missing: 'Nothing says who asks: neither a token nor a session came with the request',
  token: 'The token is not known, or was revoked, has run out, or belongs to a disabled account',
  session: 'The session is not known or has ended',
};

/** The request needs somebody who is signed in. */
export class SignInRequiredError extends Error {
  override readonly name = 'SignInRequiredError';

  constructor(readonly reason: SignInReason) {
    super(REASONS[reason]);
  }
}

/** Who asks may not do this. `byToken`: the token is what holds back, not the role. */
export class NotAllowedError extends Error {
  override readonly name = 'NotAllowedError';

  constructor(
    readonly needed: Scope,
    readonly role: Role,
    readonly byToken: boolean,
  ) {
    super(
      byToken
        ? `This needs a token with the scope ${needed}`
        : `This needs the role ${needed === 'admin' ? 'owner' : 'member'}; you are a ${role}`,
    );
  }
}

/** Secrets are made and changed by people at a browser or on the server, not by programs with a token. */
export class SessionRequiredError extends Error {
  override readonly name = 'SessionRequiredError';

  constructor() {
    super('This needs somebody who is signed in at a browser; a token does not do');
  }
}

/** The request comes, or may come, from a page of another site. */
export class ForeignRequestError extends Error {
  override readonly name = 'ForeignRequestError';

  constructor(readonly kind: 'origin' | 'host') {
    super(
      kind === 'origin'
        ? 'The request does not say that it comes from a page of this server'
        : 'The request names another host than this machine, on which alone Rookery listens',
    );
  }
}

/** Name and password do not belong together; which of them is wrong is not told. */
export class WrongCredentialsError extends Error {
  override readonly name = 'WrongCredentialsError';

  constructor() {
    super('Name and password do not belong together');
  }
}

/** Too many tries to sign in. */
export class TooManySignInsError extends Error {
  override readonly name = 'TooManySignInsError';

  constructor(readonly retryAfterS: number) {
    super(`There were too many tries to sign in; the next one is possible in ${retryAfterS} s`);
  }
}

/** A sign-in link or an invitation that does not hold. */
export class InvalidLinkError extends Error {
  override readonly name = 'InvalidLinkError';

  constructor(readonly kind: 'sign-in' | 'invitation') {
    super(`The ${kind === 'sign-in' ? 'sign-in link' : 'invitation'} is not known, or was used, or has run out`);
  }
}

/** Something about an account that cannot be like this. */
export class InvalidAccountError extends Error {
  override readonly name = 'InvalidAccountError';

  constructor(
    readonly field: string,
    problem: string,
  ) {
    super(`${field} ${problem}`);
  }
}

/** Somebody else has the name. */
export class NameTakenError extends Error {
  override readonly name = 'NameTakenError';

  constructor(taken: string) {
    super(`There is an account named "${taken}" already`);
  }
}

/** There is none, or it belongs to somebody else. */
export class AccountItemNotFoundError extends Error {
  override readonly name = 'AccountItemNotFoundError';

  constructor(
    readonly kind: 'user' | 'token' | 'session' | 'invitation' | 'linked player',
    which: number | string,
  ) {
    super(`There is no ${kind} ${typeof which === 'number' ? which : `"${which}"`}`);
  }
}

/** A user has as many tokens as one may. */
export class TooManyTokensError extends Error {
  override readonly name = 'TooManyTokensError';

  constructor(user: string, limit: number) {
    super(`${user} has ${limit} tokens that hold, which is as many as one user may have`);
  }
}

/** Nobody would be left to run the server. */
export class LastOwnerError extends Error {
  override readonly name = 'LastOwnerError';

  constructor() {
    super('This is the only owner who may sign in');
  }
}

/** The user could not sign in any more. */
export class LastWayInError extends Error {
  override readonly name = 'LastWayInError';

  constructor() {
    super('This Lichess account is the only way in: the user has no password');
  }
}

export const LICHESS_SIGN_IN_REASONS = [
  'cancelled',
  'stale',
  'refused',
  'busy',
  'unknown-account',
  'taken',
  'name-taken',
] as const;
export type LichessSignInReason = (typeof LICHESS_SIGN_IN_REASONS)[number];

const LICHESS_REASONS: Readonly<Record<LichessSignInReason, string>> = {
  cancelled: 'Lichess says that the sign-in was cancelled',
  stale: 'This sign-in was not begun in this browser, or too long ago',
  refused: 'Lichess did not accept the answer: it was used already, or is too old',
  busy: 'Lichess cannot be asked just now: games are being read there, or it does not answer',
  'unknown-account': 'No account here belongs to this Lichess account',
  taken: 'The Lichess account belongs to another user here',
  'name-taken':
    'Somebody here has the name of this Lichess account already: open the invitation again, make an account with another ' +
    'name and a password, and sign in with Lichess from there',
};

/** Signing in with Lichess did not work. */
export class LichessSignInError extends Error {
  override readonly name = 'LichessSignInError';

  constructor(readonly reason: LichessSignInReason) {
    super(LICHESS_REASONS[reason]);
  }
}
