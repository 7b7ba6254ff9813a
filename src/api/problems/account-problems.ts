import {
  AccountItemNotFoundError,
  ForeignRequestError,
  InvalidAccountError,
  InvalidLinkError,
  LastOwnerError,
  TooManyTokensError,
  LastWayInError,
  LichessSignInError,
  NameTakenError,
  NotAllowedError,
  SessionRequiredError,
  SignInRequiredError,
  TooManySignInsError,
  WrongCredentialsError,
} from '../../accounts/accounts.errors.js';
import { makeProblem } from './make-problem.js';
import type { ProblemAnswer } from './problem.js';

export const ACCOUNT_ERRORS = [
  SignInRequiredError,
  NotAllowedError,
  SessionRequiredError,
  ForeignRequestError,
  WrongCredentialsError,
  TooManySignInsError,
  InvalidLinkError,
  InvalidAccountError,
  NameTakenError,
  AccountItemNotFoundError,
  LastOwnerError,
  TooManyTokensError,
  LastWayInError,
  LichessSignInError,
] as const;

const TOKEN = 'Send a token as Authorization: Bearer rk_...; `rookery accounts token create` makes one on the server.';
const LINK = 'Sign in at /sign-in. On the server, `rookery accounts link` prints a link that signs the owner in.';

/** Who may do what. */
export function accountProblem(error: InstanceType<(typeof ACCOUNT_ERRORS)[number]>): ProblemAnswer {
  switch (error.name) {
    case 'SignInRequiredError':
    case 'NotAllowedError':
    case 'SessionRequiredError':
    case 'ForeignRequestError':
      return accessProblem(error);
    case 'WrongCredentialsError':
      return makeProblem(401, 'wrong-credentials', 'Wrong name or password', error, [
        'Try again; upper and lower case matter in the password.',
        'Who lost it asks whoever runs the server for a link: `rookery accounts link <name>`.',
      ]);
    case 'TooManySignInsError': {
      const advice = ['Wait. A sign-in link works also then: `rookery accounts link` on the server.'];
      const problem = makeProblem(429, 'too-many-sign-ins', 'Too many tries', error, advice);
      return { ...problem, retryAfterS: error.retryAfterS };
    }
    case 'InvalidLinkError':
      return makeProblem(410, `${error.kind}-link-ended`, 'The link holds no more', error, [
        error.kind === 'sign-in'
          ? 'On the server, `rookery accounts link` prints a new one.'
          : 'Ask the owner of this server for a new invitation.',
      ]);
    case 'InvalidAccountError':
      return {
        ...makeProblem(400, 'invalid-account', 'The account cannot be like this', error, [
          'Mend the field named in errors. A good password is long: some words that belong together for you alone.',
        ]),
        errors: [{ field: error.field, problems: [error.message] }],
      };
    case 'NameTakenError':
      return {
        ...makeProblem(409, 'name-taken', 'The name is taken', error, ['Choose another name.']),
        errors: [{ field: 'name', problems: [error.message] }],
      };
    case 'AccountItemNotFoundError':
      return makeProblem(404, `${error.kind.replace(' ', '-')}-not-found`, 'Not found', error, [
        ITEM_LISTS[error.kind],
      ]);
    case 'TooManyTokensError':
      return makeProblem(409, 'too-many-tokens', 'Too many tokens', error, [
        'Take back with DELETE /api/tokens/{id} those that nobody needs; GET /api/tokens says when each was last used.',
        'One token may serve several programs that run side by side.',
      ]);
    case 'LastOwnerError':
      return makeProblem(409, 'last-owner', 'Nobody would be left', error, ['Make somebody else an owner first.']);
    case 'LastWayInError':
      return makeProblem(409, 'last-way-in', 'You could not sign in any more', error, [
        'PUT /api/account/password first.',
      ]);
    case 'LichessSignInError':
      return makeProblem(403, `lichess-sign-in-${error.reason}`, 'Not signed in', error, [
        'Begin again at /sign-in. Who has no account here needs an invitation of the owner.',
      ]);
  }
}

const ITEM_LISTS: Readonly<Record<AccountItemNotFoundError['kind'], string>> = {
  user: 'GET /api/users lists the users.',
  token: 'GET /api/tokens lists your tokens.',
  session: 'GET /api/account/sessions lists your sessions.',
  invitation: 'GET /api/invitations lists the invitations.',
  'linked player': 'GET /api/account lists your Lichess accounts.',
};

function accessProblem(
  error: SignInRequiredError | NotAllowedError | SessionRequiredError | ForeignRequestError,
): ProblemAnswer {
  switch (error.name) {
    case 'SignInRequiredError':
      return makeProblem(401, 'sign-in-required', 'Sign in first', error, [LINK, TOKEN]);
    case 'NotAllowedError':
      return makeProblem(403, 'not-allowed', 'Not allowed', error, [
        error.byToken
          ? `Use a token with the scope ${error.needed}: POST /api/tokens from a browser, or \`rookery accounts token create\`.`
          : 'Ask an owner of this server to do it, or to give you that role.',
      ]);
    case 'SessionRequiredError':
      return makeProblem(403, 'session-required', 'Only for people', error, [
        LINK,
        'Tokens are made and taken back without a browser by `rookery accounts token` on the server.',
      ]);
    case 'ForeignRequestError':
      return makeProblem(403, `foreign-${error.kind}`, 'Not from here', error, [
        error.kind === 'origin'
          ? 'Send it from a page of this server. A program sends a token instead of a cookie.'
          : 'Use http://127.0.0.1 or http://localhost. Behind a proxy, set TRUST_PROXY to its address, such as loopback.',
      ]);
  }
}
