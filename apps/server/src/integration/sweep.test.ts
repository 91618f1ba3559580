import { sql } from '@oka/db/client'
import { expect } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { openBuyer } from '../testing/copies.ts'
import { test } from '../testing/test-app.ts'

test('a copy whose PDF is being drawn holds up nothing else that is swept', async ({ app }) => {
  const { deps } = app
  const { db, renderReportPdf } = deps
  const admin = app.client(await app.signIn())
  await admin.settings.update.mutate({ sendsCopies: true })
  const { say, mailsTo, email, staff, leadId, rest } = await openBuyer(app)
  await say('Yes, send it')
  await staff.report.generate.mutate({ leadId, wait: true })
  const begun = Promise.withResolvers<void>()
  const drawn = Promise.withResolvers<void>()
  deps.renderReportPdf = async (...given) => {
    begun.resolve()
    await drawn.promise
    return renderReportPdf(...given)
  }
  try {
    await db.execute(sql`update report_versions set pdf = null where lead_id = ${leadId}`)
    await rest()
    await begun.promise

    const isAddedUp = async () => {
      const [left] = await db.execute(sql`select count(*)::integer as left from count_changes`)
      return left
    }
    const visitor = await startVisitor(app)
    await visitor.say('Hello')
    await expect.poll(isAddedUp).toEqual({ left: 0 })
    expect(await mailsTo(email)).toEqual([])
  } finally {
    drawn.resolve()
    deps.renderReportPdf = renderReportPdf
  }
  await expect.poll(async () => (await mailsTo(email)).length).toBe(1)
})
