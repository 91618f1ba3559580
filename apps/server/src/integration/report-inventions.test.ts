import { readPdf } from '@oka/pdf/testing/read-pdf'
import { expect, test as base } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { openModelApp } from '../testing/model-double.ts'

const test = base.extend('scene', { scope: 'file' }, async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  return openModelApp(resources)
})

/** A sentence that a model makes up, and the words of it that must not appear in what a client gets. */
const inventions: readonly [sentence: string, word: string][] = [
  ['The work costs 31 337 euros.', '337 euros'],
  ['The work costs ninety thousand euros.', 'ninety'],
  ['They run seventeen sites.', 'seventeen'],
  ['They run ٤٢ sites.', '٤٢'],
  ['It has to be live on the nineteenth of March.', 'nineteenth'],
  ['It has to be live before the summer.', 'summer'],
  ['It has to be live on Wednesday.', 'Wednesday'],
  ['The portal cuts costs by forty percent.', 'forty percent'],
  ['The portal will triple your orders.', 'triple'],
  ['The result is guaranteed.', 'guaranteed'],
  ['It is risk-free, or your money back.', 'risk-free'],
  ['Capgemini offers the same for more.', 'Capgemini'],
  ['The director Margaret Sloane has agreed.', 'Sloane'],
  ['Write to sales@rival.example at once.', 'rival'],
  ['See www.trap.example/pay for the details.', 'trap'],
  ['See trap dot com for the details.', 'trap'],
  ['Write to @portal_support on the messenger.', 'portal_support'],
  ['Pay into GB29 NWBK 6016 1331 9268 19.', 'NWBK'],
  ['Call +44 20 7946 0991.', '7946'],
  ['A first version is free of charge.', 'free of charge'],
]

const told = 'The present portal is slow and customers complain.'

test('nothing that a model makes up reaches the report, its PDF, its mail or its page', async ({
  scene: { app, model },
}) => {
  const said =
    'I am Jo Reed, jo@acme.example. We need a new customer portal by March, our portal is slow and customers complain. Budget 20,000 euros.'
  const visitor = await startVisitor(app)
  await visitor.say(said)
  const staff = app.client(await app.signIn())
  const [lead] = (await staff.leads.list.query({ q: 'jo@acme.example' })).items
  const leadId = lead!.id
  const sentences = inventions.map(([sentence]) => sentence)
  const cited = sentences.map((text) => ({ text, messages: [1, 2] }))
  const answer = {
    situation: [{ text: told, messages: [1, 2] }, ...cited.slice(0, 9)],
    options: [],
    nextSteps: sentences
      .slice(0, 9)
      .map((what, index) => ({ what, who: 'us', when: sentences.at(-1 - index)! })),
    openQuestions: sentences.slice(9, 18),
    assumptions: sentences.slice(11),
  }
  model.clearFixtures()
  model.addFixture({ match: {}, response: { content: JSON.stringify(answer) } })
  await staff.report.generate.mutate({ leadId, wait: true })

  const { content } = await staff.report.byLead.query({ leadId })
  const token = await app.signIn()
  const headers = { authorization: `Bearer ${token}` }
  const pdf = await fetch(`${app.url}/api/reports/${leadId}/pdf`, { headers })
  const { text: printed } = await readPdf(Buffer.from(await pdf.arrayBuffer()))
  const { mail } = await staff.report.email.mutate({ leadId })
  const { text: mailed } = await staff.mail.byId.query({ id: mail.id })
  const { url } = await staff.report.link.mutate({ leadId })
  const { pathname, search } = new URL(url)
  const page = await (await fetch(app.url + pathname + search)).text()
  const copies = { report: JSON.stringify(content?.sections), printed, mailed, page }
  for (const [name, copy] of Object.entries(copies))
    for (const [sentence, word] of inventions)
      expect(copy.includes(word), `${name}: ${sentence}`).toBe(false)
  // What was said is there.
  for (const copy of [copies.report, printed.replaceAll(/\s+/g, ' '), page])
    expect(copy).toContain(told)
})
