import {
  letterheadSettings,
  logoContent,
  updateLetterhead as updateLetterheadInput,
} from '@oka/contract/letterhead'
import { modelUsage } from '@oka/contract/model-usage'
import { persona, updatePersona as updatePersonaInput } from '@oka/contract/persona'
import { companySettings, setup, updateSettings as updateInput } from '@oka/contract/settings'
import { readCompany } from '@oka/db/settings'

import { adminProcedure, router, viewerProcedure } from '../trpc.ts'
import { readModelUsage } from './read-model-usage.ts'
import { readSetup } from './read-setup.ts'
import { letterheadSettingsOf, readLogoContent, updateLetterhead } from './update-letterhead.ts'
import { updatePersona } from './update-persona.ts'
import { updateSettings } from './update-settings.ts'

export const settingsRouter = router({
  read: viewerProcedure.output(companySettings).query(({ ctx }) => readCompany(ctx.db)),

  setup: adminProcedure.output(setup).query(({ ctx }) => readSetup(ctx)),

  modelUsage: adminProcedure.output(modelUsage).query(({ ctx }) => readModelUsage(ctx)),

  update: adminProcedure
    .input(updateInput)
    .output(companySettings)
    .mutation(({ ctx, input }) => updateSettings(ctx, ctx.admin, input)),

  updatePersona: adminProcedure
    .input(updatePersonaInput)
    .output(persona)
    .mutation(({ ctx, input }) => updatePersona(ctx, ctx.admin, input)),

  letterhead: viewerProcedure
    .output(letterheadSettings)
    .query(async ({ ctx }) => letterheadSettingsOf(await readCompany(ctx.db))),

  logo: viewerProcedure.output(logoContent.nullable()).query(({ ctx }) => readLogoContent(ctx.db)),

  /** Over HTTP alone: a logo is more than a frame of a socket may have. */
  updateLetterhead: adminProcedure
    .input(updateLetterheadInput)
    .output(letterheadSettings)
    .mutation(({ ctx, input }) => updateLetterhead(ctx, ctx.admin, input)),
})
