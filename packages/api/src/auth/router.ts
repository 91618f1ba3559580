import { admin, loggedOut, login as loginInput, session } from '@oka/contract/auth'

import { publicProcedure, router, viewerProcedure } from '../trpc.ts'
import { logIn } from './log-in.ts'
import { logOut, refreshSession } from './refresh-session.ts'

const tags = ['Auth']

export const authRouter = router({
  login: publicProcedure
    .meta({
      openapi: { method: 'POST', path: '/auth/login', summary: 'Sign in', tags, protect: false },
    })
    .input(loginInput)
    .output(session)
    .mutation(({ ctx, input }) => logIn(ctx, input)),

  refresh: publicProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/auth/refresh',
        summary: 'Trade the refresh cookie for an access token',
        tags,
        protect: false,
      },
    })
    .output(session)
    .mutation(({ ctx }) => refreshSession(ctx)),

  logout: publicProcedure
    .meta({
      openapi: { method: 'POST', path: '/auth/logout', summary: 'Sign out', tags, protect: false },
    })
    .output(loggedOut)
    .mutation(({ ctx }) => logOut(ctx)),

  me: viewerProcedure
    .meta({
      openapi: { method: 'GET', path: '/auth/me', summary: 'Who I am', tags, protect: true },
    })
    .output(admin)
    .query(({ ctx }) => ctx.admin),
})
