import {
  colleague,
  invitation,
  invitationById,
  invitationRevoked,
  invite as inviteInput,
  invited,
  member,
  memberById,
  setRole as setRoleInput,
} from '@oka/contract/team'
import { listColleagues, listMembers } from '@oka/db/accounts/admins'
import { listInvitations } from '@oka/db/accounts/invitations'
import { z } from 'zod'

import { adminProcedure, router, viewerProcedure } from '../trpc.ts'
import { disable, enable, resetSecondFactor, setRole } from './change-member.ts'
import { invite, revokeInvitation } from './invite.ts'

export const teamRouter = router({
  colleagues: viewerProcedure.output(z.array(colleague)).query(({ ctx }) => listColleagues(ctx.db)),

  list: adminProcedure.output(z.array(member)).query(({ ctx }) => listMembers(ctx.db)),

  invitations: adminProcedure
    .output(z.array(invitation))
    .query(({ ctx }) => listInvitations(ctx.db)),

  invite: adminProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/team/invitations',
        summary: 'Invite a member to the team',
        tags: ['Team'],
        protect: true,
        description:
          'Sends the invitation by mail; the response contains the link as well. It can be used once, and ' +
          'replaces any earlier invitation of the same address.',
        answer: 'The invitation.',
        body: { email: 'sam@example.com', role: 'agent', locale: 'en' },
        problems: ['email_taken'],
      },
    })
    .input(inviteInput)
    .output(invited)
    .mutation(({ ctx, input }) => invite(ctx, ctx.admin, input)),

  revokeInvitation: adminProcedure
    .input(invitationById)
    .output(invitationRevoked)
    .mutation(({ ctx, input }) => revokeInvitation(ctx, ctx.admin, input.id)),

  setRole: adminProcedure
    .input(setRoleInput)
    .output(member)
    .mutation(({ ctx, input }) => setRole(ctx, ctx.admin, input)),

  disable: adminProcedure
    .input(memberById)
    .output(member)
    .mutation(({ ctx, input }) => disable(ctx, ctx.admin, input.id)),

  enable: adminProcedure
    .input(memberById)
    .output(member)
    .mutation(({ ctx, input }) => enable(ctx, ctx.admin, input.id)),

  resetSecondFactor: adminProcedure
    .input(memberById)
    .output(member)
    .mutation(({ ctx, input }) => resetSecondFactor(ctx, ctx.admin, input.id)),
})
