import { password } from '../people.ts'
import type { PermissionSpec } from './permission-spec.ts'
import * as make from './targets.ts'
import type { Scene } from './targets.ts'

const newPassword = 'quite another long passphrase'

async function withSecondFactor({ fixture, staff }: Scene) {
  await make.giveSecondFactor(fixture, staff)
  return { password }
}

/** Without a valid cookie there is nothing to rotate. */
const onlyWithCookie: PermissionSpec['except'] = {
  anonymous: 401,
  visitor: 401,
  'other visitor': 401,
  'expired staff': 401,
  'expired visitor': 401,
  'forged staff': 401,
  'unsigned staff': 401,
  'second factor': 401,
  'report link': 401,
  'mail preview': 401,
  'disabled staff': 401,
}

export const auth: Record<string, PermissionSpec> = {
  'auth.register': {
    who: 'anyone',
    cookie: true,
    input: async (scene) => {
      const { email, inviteToken } = await make.makeInvitation(scene)
      return { email, inviteToken, name: 'Ana', password }
    },
    records: 'admin.created',
  },
  'auth.readInvitation': {
    who: 'anyone',
    input: async (scene) => ({ inviteToken: (await make.makeInvitation(scene)).inviteToken }),
    records: { nothing: 'reads; a mutation so that the token is in no address' },
  },
  'auth.login': {
    who: 'anyone',
    cookie: true,
    input: ({ staff }) => ({ email: staff.email, password }),
    records: 'admin.signed_in',
  },
  'auth.verifySecondFactor': {
    who: 'anyone',
    cookie: true,
    input: make.answerChallenge,
    records: 'admin.signed_in',
  },
  'auth.requestReset': {
    who: 'anyone',
    input: ({ staff }) => ({ email: staff.email }),
    records: { nothing: 'by anyone who enters the address: admin.reset_requested names no author' },
  },
  'auth.reset': {
    who: 'anyone',
    input: async (scene) => ({ resetToken: await make.makeReset(scene), password: newPassword }),
    records: 'admin.password_reset',
  },
  'auth.refresh': {
    who: 'anyone',
    cookie: true,
    except: onlyWithCookie,
    records: { nothing: 'goes on with a session whose beginning was recorded' },
  },
  'auth.logout': { who: 'anyone', cookie: true, records: 'admin.signed_out' },
  'auth.me': { who: 'viewer' },
  'auth.profile': { who: 'viewer' },
  'auth.updateProfile': {
    who: 'viewer',
    input: () => ({ name: 'Another name' }),
    records: 'admin.renamed',
  },
  'auth.changePassword': {
    who: 'viewer',
    input: () => ({ password, newPassword }),
    records: 'admin.password_changed',
  },
  'auth.sessions': { who: 'viewer' },
  'auth.endSession': {
    who: 'viewer',
    input: ({ staff }) => ({ sessionId: staff.sessionId }),
    records: 'admin.session_ended',
  },
  'auth.endSessions': { who: 'viewer', records: 'admin.session_ended' },
  'auth.secondFactor': { who: 'viewer' },
  'auth.setUpSecondFactor': {
    who: 'viewer',
    input: () => ({ password }),
    records: { nothing: 'stores nothing: it is in force with the first code' },
  },
  'auth.confirmSecondFactor': {
    who: 'viewer',
    input: make.beginSetup,
    records: 'admin.second_factor_enabled',
  },
  'auth.removeSecondFactor': {
    who: 'viewer',
    input: withSecondFactor,
    records: 'admin.second_factor_removed',
  },
  'auth.renewRecoveryCodes': {
    who: 'viewer',
    input: withSecondFactor,
    records: 'admin.recovery_codes_renewed',
  },
}

export const team: Record<string, PermissionSpec> = {
  'team.colleagues': { who: 'viewer' },
  'team.list': { who: 'admin' },
  'team.invitations': { who: 'admin' },
  'team.invite': {
    who: 'admin',
    input: () => ({ email: make.newAddress(), role: 'viewer' }),
    records: 'admin.invited',
  },
  'team.revokeInvitation': {
    who: 'admin',
    input: async (scene) => ({ id: (await make.makeInvitation(scene)).id }),
    records: 'admin.invitation_revoked',
  },
  'team.setRole': {
    who: 'admin',
    input: async (scene) => ({ id: (await make.makeColleague(scene)).id, role: 'agent' }),
    records: 'admin.role_changed',
  },
  'team.disable': {
    who: 'admin',
    input: async (scene) => ({ id: (await make.makeColleague(scene)).id }),
    records: 'admin.disabled',
  },
  'team.enable': {
    who: 'admin',
    input: async (scene) => ({ id: (await make.makeDisabledColleague(scene)).id }),
    records: 'admin.enabled',
  },
  'team.resetSecondFactor': {
    who: 'admin',
    input: async (scene) => ({ id: (await make.makeColleagueWithSecondFactor(scene)).id }),
    records: 'admin.second_factor_removed',
  },
}
