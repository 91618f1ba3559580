import { setTimeout as pause } from 'node:timers/promises'

import type { Admin } from '@oka/contract/auth'
import { listColleagues } from '@oka/db/accounts/admins'
import type { Db } from '@oka/db/client'
import { findConversationState } from '@oka/db/chat/conversation-state'
import { listMessages } from '@oka/db/chat/messages'

import { createCaller } from '../../running/clients.ts'
import { openProxy } from '../../running/proxy.ts'
import { openWidget, type Screen, showPage } from './clients.ts'
import { type AppSession, openInbox, signInToApp } from './inbox.ts'
import { opening, type Scene, session, type SessionStage } from './session.ts'

/** What stands on one end, and what carries its line. */
export type Client = { app: 'widget' | 'inbox'; over: 'socket' | 'stream' }

export const clients: readonly Client[] = [
  { app: 'widget', over: 'socket' },
  { app: 'widget', over: 'stream' },
  { app: 'inbox', over: 'socket' },
  { app: 'inbox', over: 'stream' },
]

export type Cut = {
  client: Client
  /** The connection is cut as soon as the client has received so many events. */
  after: number
}

/** Timeout of a wait, milliseconds. */
const timeoutMs = 40_000

/**
 * Plays the recorded session once for each cut, at the same time, in conversations of their own.
 * Returns what differs between a client's screen and what is stored, and how many lines were cut.
 */
export async function playCuts(
  { db, url }: { db: Db; url: string },
  cuts: readonly Cut[],
): Promise<{ found: string[]; cut: number }> {
  using _page = showPage()
  const appSession = await signInToApp(url)
  const [staff] = await listColleagues(db)
  const played = await Promise.all(
    cuts.map((cut) => playCut({ db, url, staff: staff as Admin, appSession }, cut)),
  )
  return {
    found: played.flatMap(({ found }) => found),
    cut: played.filter(({ isCut }) => isCut).length,
  }
}

type House = { db: Db; url: string; staff: Admin; appSession: AppSession }

async function playCut(
  { db, url, staff, appSession }: House,
  { client: { app, over }, after }: Cut,
): Promise<{ found: string[]; isCut: boolean }> {
  const { conversationId, visitorToken } = await createCaller(url).chat.start.mutate({
    locale: 'en',
  })
  await using proxy = await openProxy(url, {
    answerCut: 0,
    socketCut: 0,
    blocksSockets: over === 'stream',
  })
  let received = 0
  let isCut = false
  let before = 0
  const onEvent = () => {
    received += 1
    if (received !== after) return
    before = proxy.opened(over)
    isCut = proxy.cutAll().includes(over)
  }
  const look = { url: proxy.url, conversationId, visitorToken, onEvent }
  const screen = app === 'inbox' ? openInbox(look, appSession) : openWidget(look)
  // Over a line that holds: it says when the next thing may happen.
  let heard = 0
  const witness = openInbox({ url, conversationId, onEvent: () => (heard += 1) }, appSession)
  const name = `${app} over a ${over}, ${after}`
  try {
    // Until it is cut, the client hears one thing after the other too: none is passed over.
    const isHeard = (wanted: number) => heard >= wanted && (received >= wanted || received >= after)
    await untilTrue(() => isHeard(opening.length))
    await playSession({ db, conversationId, staff }, session, isHeard)
    await untilTrue(() => proxy.opened(over) > before).catch(() => {})
    const found = await compare(db, conversationId, screen, name)
    if (proxy.opened(over) === before) found.push(`${name}: it never came back.`)
    return { found, isCut }
  } finally {
    screen.stop()
    witness.stop()
  }
}

async function playSession(
  stage: SessionStage,
  scenes: readonly Scene[],
  isHeard: (wanted: number) => boolean,
): Promise<void> {
  let expected = opening.length
  for (const { events, happen } of scenes) {
    await happen(stage)
    expected += events.length
    const wanted = expected
    await untilTrue(() => isHeard(wanted))
  }
}

async function compare(
  db: Db,
  conversationId: string,
  screen: Screen,
  name: string,
): Promise<string[]> {
  const stored = (await listMessages(db, conversationId, 0, 1000)).map(({ id }) => id).join()
  const mode = (await findConversationState(db, conversationId))?.mode
  const isSame = () =>
    screen
      .messages()
      .map(({ id }) => id)
      .join() === stored && screen.mode() === mode
  await untilTrue(isSame).catch(() => {})
  if (isSame()) return []
  const seen = screen
    .messages()
    .map(({ seq }) => seq)
    .join(' ')
  return [`${name}: it shows ${seen || 'nothing'} and ${screen.mode()} instead of all and ${mode}.`]
}

async function untilTrue(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('It has not come.')
    await pause(5)
  }
}
