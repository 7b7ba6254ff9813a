import { type Actor, owns, reaches, roleFor, ROLES, scopeOf, SCOPES } from './actor.js';

describe('what somebody may do', () => {
  it.each([
    ['owner', 'admin'],
    ['member', 'write'],
    ['viewer', 'read'],
  ] as const)('%s reaches %s', (role, scope) => {
    expect(scopeOf(role)).toBe(scope);
    expect(roleFor(scope)).toBe(role);
  });

  it('is narrowed by a token and never widened', () => {
    for (const role of ROLES) {
      for (const scope of SCOPES) {
        const narrowed = scopeOf(role, scope);
        expect([reaches(scopeOf(role), narrowed), reaches(scope, narrowed)]).toEqual([true, true]);
      }
    }
    expect(scopeOf('owner', 'read')).toBe('read');
  });

  it('is all for an owner, and what is their own for others', () => {
    const member: Actor = { userId: 2, name: 'Otter', role: 'member', scope: 'write', via: 'token', credentialId: 1 };
    expect([owns(member, 2), owns(member, 3), owns(member, null)]).toEqual([true, false, false]);
    expect(owns({ ...member, role: 'owner', scope: 'admin' }, null)).toBe(true);
    expect(owns({ ...member, role: 'owner', scope: 'write' }, 3)).toBe(false);
  });
});
