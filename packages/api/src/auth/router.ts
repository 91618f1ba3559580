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
    .meta({ openapi: { path: '/auth/register', summary: 'Join by invitation', ...open } })
    .input(registerInput)
    .output(session)
    .mutation(({ ctx, input }) => register(ctx, input)),

  readInvitation: publicProcedure
    .input(readInvitationInput)
    .output(invitationRead)
    .mutation(({ ctx, input }) => readInvitation(ctx, input.inviteToken)),

  login: publicProcedure
    .meta({ openapi: { path: '/auth/login', summary: 'Sign in', ...open } })
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
      },
    })
    .output(session)
    .mutation(({ ctx }) => refreshSession(ctx)),

  logout: publicProcedure
    .meta({ openapi: { path: '/auth/logout', summary: 'Sign out', ...open } })
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
