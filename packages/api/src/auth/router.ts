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
  profile,
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
import {
  endOwnSession,
  endOwnSessions,
  listOwnSessions,
  readProfile,
  updateProfile,
} from './own-account.ts'
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
        summary: 'Register with an invitation',
        ...open,
        description:
          'Creates an account from an invitation and signs in. The e-mail must be the one that was invited. ' +
          'While no admin exists, the one-time token in the log of the server creates the first one.',
        answer: 'The session, with a refresh token in an HttpOnly cookie.',
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
          'Send the `accessToken` of the response as `Authorization: Bearer …`. Where a second factor is enabled, ' +
          'the response is `{ secondFactor: true, challenge }` instead, and `auth.verifySecondFactor` of tRPC ' +
          'takes the challenge with a code.',
        answer:
          'The session, with a refresh token in an HttpOnly cookie; or the challenge of the second factor.',
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
        summary: 'Exchange the refresh cookie for an access token',
        ...open,
        description:
          'Refresh tokens rotate: each works once and is replaced by the next. One that is reused after a grace ' +
          'period of some seconds ends the session, since it may have been stolen. A call with the cookie needs ' +
          'the `Origin` header of a site that may call the API.',
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
        description: 'Ends the session of the refresh cookie, and revokes its access tokens.',
        answer: 'Signed out; also when there was no session.',
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
        summary: 'The signed-in member of staff',
        tags: ['Auth'],
        protect: true,
        description: 'The member of staff to whom the access token was issued.',
        answer: 'The member of staff.',
      },
    })
    .output(admin)
    .query(({ ctx }) => ctx.admin),

  profile: viewerProcedure.output(profile).query(({ ctx }) => readProfile(ctx, ctx.admin)),

  updateProfile: viewerProcedure
    .input(updateProfileInput)
    .output(profile)
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
