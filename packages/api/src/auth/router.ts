import {
  admin,
  changePassword as changePasswordInput,
  confirmPassword,
  confirmSecondFactor as confirmInput,
  endSession,
  invitationRead,
  loggedIn,
  loggedOut,
  login as loginInput,
  passwordChanged,
  readInvitation as readInvitationInput,
  recoveryCodes,
  register as registerInput,
  requestReset as requestResetInput,
  reset as resetInput,
  resetDone,
  resetRequested,
  secondFactor,
  secondFactorRemoved,
  secondFactorSetup,
  session,
  sessionInfo,
  sessionsEnded,
  updateProfile as updateProfileInput,
  verifySecondFactor as verifyInput,
} from '@oka/contract/auth'
import { z } from 'zod'

import { publicProcedure, router, viewerProcedure } from '../trpc.ts'
import { changePassword } from './change-password.ts'
import { logIn } from './log-in.ts'
import { endOwnSession, endOwnSessions, listOwnSessions, updateProfile } from './own-account.ts'
import { logOut, refreshSession } from './refresh-session.ts'
import { readInvitation, register } from './register.ts'
import { requestReset, resetPassword } from './reset-password.ts'
import {
  confirmSecondFactor,
  readSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  setUpSecondFactor,
} from './second-factor.ts'
import { verifySecondFactor } from './verify-second-factor.ts'

const open = { method: 'POST' as const, tags: ['Auth'], protect: false }

export const authRouter = router({
  register: publicProcedure
    .meta({
      openapi: {
        path: '/auth/register',
        summary: 'Join by invitation',
        ...open,
        description:
          'Makes an account by an invitation and signs in. The e-mail must be the one that was invited. ' +
          'While there is no admin at all, the one-time token in the log of the server makes the first one.',
        answer: 'The session. A refresh token comes along in a cookie that scripts cannot read.',
        body: {
          email: 'sam@example.com',
          password: 'correct horse battery staple',
          name: 'Sam Taylor',
          inviteToken: 'the inviteToken of POST /team/invitations',
        },
        problems: ['registration_closed', 'invitation_not_valid', 'email_taken'],
        cookie: { answer: 'always' },
      },
    })
    .input(registerInput)
    .output(session)
    .mutation(({ ctx, input }) => register(ctx, input)),

  readInvitation: publicProcedure
    .input(readInvitationInput)
    .output(invitationRead)
    .mutation(({ ctx, input }) => readInvitation(ctx, input.inviteToken)),

  login: publicProcedure
    .meta({
      openapi: {
        path: '/auth/login',
        summary: 'Sign in',
        ...open,
        description:
          'Send the `accessToken` of the answer as `Authorization: Bearer …`. Where a second factor is on, ' +
          'the answer is `{ secondFactor: true, challenge }` instead, and `auth.verifySecondFactor` of tRPC ' +
          'takes the challenge with a code.',
        answer: 'The session, with a refresh token in a cookie; or that a code is asked for.',
        body: { email: 'admin@example.com', password: 'correct horse battery staple' },
        problems: ['wrong_credentials'],
        cookie: { answer: 'sometimes' },
      },
    })
    .input(loginInput)
    .output(loggedIn)
    .mutation(({ ctx, input }) => logIn(ctx, input)),

  verifySecondFactor: publicProcedure
    .input(verifyInput)
    .output(session)
    .mutation(({ ctx, input }) => verifySecondFactor(ctx, input)),

  requestReset: publicProcedure
    .input(requestResetInput)
    .output(resetRequested)
    .mutation(({ ctx, input }) => requestReset(ctx, input)),

  reset: publicProcedure
    .input(resetInput)
    .output(resetDone)
    .mutation(({ ctx, input }) => resetPassword(ctx, input)),

  refresh: publicProcedure
    .meta({
      openapi: {
        path: '/auth/refresh',
        summary: 'Trade the refresh cookie for an access token',
        ...open,
        description:
          'Each refresh token works once and is followed by another. One that comes back later than some ' +
          'seconds after its use ends the session, for somebody else has a copy. Call it from a page of ours: ' +
          'a call with the cookie needs the `Origin` header.',
        answer: 'The session with a new access token, and the next refresh token in the cookie.',
        problems: ['unauthenticated'],
        cookie: { call: 'required', answer: 'always' },
      },
    })
    .output(session)
    .mutation(({ ctx }) => refreshSession(ctx)),

  logout: publicProcedure
    .meta({
      openapi: {
        path: '/auth/logout',
        summary: 'Sign out',
        ...open,
        description:
          'Ends the session that the refresh cookie stands for. Its access tokens end with it.',
        answer: 'Signed out; also when nobody was signed in.',
        cookie: { call: 'optional', answer: 'always' },
      },
    })
    .output(loggedOut)
    .mutation(({ ctx }) => logOut(ctx)),

  me: viewerProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/auth/me',
        summary: 'Who I am',
        tags: ['Auth'],
        protect: true,
        description: 'The person that the access token was made for.',
        answer: 'The person.',
      },
    })
    .output(admin)
    .query(({ ctx }) => ctx.admin),

  updateProfile: viewerProcedure
    .input(updateProfileInput)
    .output(admin)
    .mutation(({ ctx, input }) => updateProfile(ctx, ctx.admin, input)),

  changePassword: viewerProcedure
    .input(changePasswordInput)
    .output(passwordChanged)
    .mutation(({ ctx, input }) => changePassword(ctx, ctx, input)),

  sessions: viewerProcedure
    .output(z.array(sessionInfo))
    .query(({ ctx }) => listOwnSessions(ctx, ctx)),

  endSession: viewerProcedure
    .input(endSession)
    .output(sessionsEnded)
    .mutation(({ ctx, input }) => endOwnSession(ctx, ctx.admin, input.sessionId)),

  endSessions: viewerProcedure
    .output(sessionsEnded)
    .mutation(({ ctx }) => endOwnSessions(ctx, ctx.admin)),

  secondFactor: viewerProcedure
    .output(secondFactor)
    .query(({ ctx }) => readSecondFactor(ctx, ctx.admin)),

  setUpSecondFactor: viewerProcedure
    .input(confirmPassword)
    .output(secondFactorSetup)
    .mutation(({ ctx, input }) => setUpSecondFactor(ctx, ctx.admin, input.password)),

  confirmSecondFactor: viewerProcedure
    .input(confirmInput)
    .output(recoveryCodes)
    .mutation(({ ctx, input }) => confirmSecondFactor(ctx, ctx.admin, input)),

  removeSecondFactor: viewerProcedure
    .input(confirmPassword)
    .output(secondFactorRemoved)
    .mutation(({ ctx, input }) => removeSecondFactor(ctx, ctx.admin, input.password)),

  renewRecoveryCodes: viewerProcedure
    .input(confirmPassword)
    .output(recoveryCodes)
    .mutation(({ ctx, input }) => renewRecoveryCodes(ctx, ctx.admin, input.password)),
})
