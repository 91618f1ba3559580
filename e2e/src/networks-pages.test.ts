import { expect, test as base } from 'vitest'

import { staffIn } from './testing/inbox.ts'
import { type Misbehaviour, openNetwork } from './testing/network.ts'
import { findFreePort } from './testing/server.ts'
import { openInbox } from './testing/sign-in.ts'
import { setStage } from './testing/stage.ts'
import { readStored, saidBy } from './testing/stored.ts'
import { visitorIn } from './testing/widget.ts'

const test = base.extend('stage', { scope: 'file' }, async ({}, { onCleanup }) => {
  const stage = await setStage()
  onCleanup(() => stage[Symbol.asyncDispose]())
  return stage
})

const neither: Misbehaviour = { sockets: 'mute', buffers: true }

test('where neither WebSockets nor streams are heard, visitor and staff talk by polling', async ({
  stage,
}) => {
  const port = await findFreePort()
  await using network = await openNetwork(port, neither)
  const { url } = network
  await stage.serve({ port, env: { PUBLIC_URL: url } })
  const [guest, colleague] = [await stage.open(url), await stage.open(url)]
  const [visitor, staff] = [visitorIn(guest.page), staffIn(colleague.page)]
  await guest.page.goto(`${url}/demo/en`)
  await visitor.open()
  await visitor.say('Hello')
  await visitor.answers.nth(1).waitFor()
  const id = await visitor.conversationId()
  await openInbox(staff.page, url)
  await staff.open(id)
  await staff.sees('Hello')
  await visitor.say('We need a new portal')
  await staff.page.getByText('We need a new portal').last().waitFor()
  await staff.reply('Good morning.')
  await visitor.log.getByText('Good morning.').waitFor()
  await staff.page.getByText('Live', { exact: true }).first().waitFor()

  const stored = await readStored(url, id)
  expect(saidBy('visitor', stored)).toEqual(['Hello', 'We need a new portal'])
  expect(saidBy('agent', stored)).toEqual(['Good morning.'])
  expect(await visitor.written()).toEqual(['Hello', 'We need a new portal'])
})

test('where nothing passes, the panel says so in the visitor’s language, and all arrives once it does', async ({
  stage,
}) => {
  const port = await findFreePort()
  await using network = await openNetwork(port)
  const { url } = network
  await stage.serve({ port, env: { PUBLIC_URL: url } })
  const guest = await stage.open(url)
  const visitor = visitorIn(guest.page)
  await guest.page.goto(`${url}/demo`)
  await visitor.open(/discussion/i)
  await visitor.field.waitFor()
  const login = { status: 200, headers: { 'content-type': 'text/html' }, body: '<h1>Wi-Fi</h1>' }
  network.become({ answers: login })
  await visitor.say('Bonjour')
  const notice = visitor.chat.getByText(
    'Pas de connexion, nouvel essai… Vos messages sont gardés. Si cela dure, changez de réseau.',
  )
  await notice.waitFor()
  await visitor.sees('Pas encore envoyé, nouvel essai…')

  network.become({})

  await notice.waitFor({ state: 'hidden' })
  await visitor.answers.nth(1).waitFor()
  const stored = await readStored(url, await visitor.conversationId())
  expect(saidBy('visitor', stored)).toEqual(['Bonjour'])
  expect(await visitor.written()).toEqual(['Bonjour'])
})
