import { randomUUID } from 'node:crypto'

import { sql } from '@oka/db/client'
import { expect } from 'vitest'

import { startVisitor } from './chat.ts'
import { makePerson } from './people.ts'
import type { TestApp } from './test-app.ts'

/** The question about a copy, up to the address. */
export const offer = 'Would you like a copy of the summary by e-mail at'

/** All that a buyer is asked, in one message. */
export const buyersWords = (email: string): string =>
  `I am Jo Reed from Acme. We need a new customer portal. It has to be ready by March 2027. Our budget is 30000 EUR. I make the decision. We are 40 people. My e-mail is ${email} and my phone is +33 6 12 34 56 78.`

/** A buyer who has answered everything that is asked, so that the summary comes with the offer. */
async function meetBuyer(app: TestApp) {
  const email = `${randomUUID()}@acme.example`
  const visitor = await startVisitor(app)
  const { reply } = await visitor.say(buyersWords(email))
  return { ...visitor, email, offered: reply }
}

/** Such a buyer with a lead. A reply that comes before the message is read, as on a busy machine, offers nothing yet. */
export async function openBuyer(app: TestApp) {
  let buyer = await meetBuyer(app)
  await expect
    .poll(async () => {
      if (!buyer.offered?.content.includes(offer)) buyer = await meetBuyer(app)
      return buyer.offered?.content
    })
    .toContain(offer)
  const { email, conversationId, offered } = buyer
  const { token } = await makePerson(app, 'agent')
  const staff = app.client(token)
  const [lead] = (await staff.leads.list.query({ q: email })).items
  const leadId = lead!.id
  const copies = async () => {
    const all = await staff.followUp.ofVisitor.query({ conversationId })
    return all.filter(({ kind }) => kind === 'copy')
  }
  const mailsTo = async (address: string) =>
    (await staff.mail.list.query({ leadId })).items.filter(({ to }) => to === address)
  /** Lets the time pass after which the conversation rests. */
  const rest = async () => {
    const { db } = app.deps
    await db.execute(sql`
      update messages set created_at = created_at - interval '20 minutes'
      where conversation_id = ${conversationId}`)
    await db.execute(sql`
      update copy_consents set check_at = now()
      where conversation_id = ${conversationId} and withdrawn_at is null and mailed_at is null`)
  }
  return { ...buyer, staff, leadId, copies, mailsTo, rest, offered: offered! }
}
