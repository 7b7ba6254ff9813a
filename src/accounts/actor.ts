/** What somebody may do: a viewer looks, a member also starts work, an owner also runs the server. */
export const ROLES = ['owner', 'member', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** How far a token reaches; each scope holds those before it. */
export const SCOPES = ['read', 'write', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

const SCOPE_OF_ROLE: Readonly<Record<Role, Scope>> = { viewer: 'read', member: 'write', owner: 'admin' };

/** Who asks, and how that is known. */
export interface Actor {
  userId: number;
  name: string;
  role: Role;
  /** The furthest scope: that of the role, or of the token where that is less. */
  scope: Scope;
  via: 'session' | 'token';
  /** Number of the session or of the token. */
  credentialId: number;
}

/** The furthest scope of a role, narrowed by that of a token. */
export function scopeOf(role: Role, tokenScope?: Scope): Scope {
  const own = SCOPE_OF_ROLE[role];
  return tokenScope && !reaches(tokenScope, own) ? tokenScope : own;
}

/** True when the one scope holds the other. */
export function reaches(scope: Scope, needed: Scope): boolean {
  return SCOPES.indexOf(scope) >= SCOPES.indexOf(needed);
}

/** The least role that has a scope. */
export function roleFor(scope: Scope): Role {
  return scope === 'read' ? 'viewer' : scope === 'write' ? 'member' : 'owner';
}

/** True for what belongs to the actor, and for everything where the actor is an owner with the scope of one. */
export function owns(actor: Actor, userId: number | null): boolean {
  return userId === actor.userId || actor.scope === 'admin';
}

/** Whose things a list shows: the actor's, or, undefined, everybody's. See `owns`. */
export function ownOnly({ userId, scope }: Actor): number | undefined {
  return scope === 'admin' ? undefined : userId;
}
