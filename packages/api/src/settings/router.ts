import { companySettings, setup, updateSettings as updateInput } from '@oka/contract/settings'
import { readCompany } from '@oka/db/settings'

import { adminProcedure, router, viewerProcedure } from '../trpc.ts'
import { readSetup } from './read-setup.ts'
import { updateSettings } from './update-settings.ts'

export const settingsRouter = router({
  read: viewerProcedure.output(companySettings).query(({ ctx }) => readCompany(ctx.db)),

  setup: adminProcedure.output(setup).query(({ ctx }) => readSetup(ctx)),

  update: adminProcedure
    .input(updateInput)
    .output(companySettings)
    .mutation(({ ctx, input }) => updateSettings(ctx, ctx.admin, input)),
})
