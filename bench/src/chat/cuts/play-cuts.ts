import { setTimeout as pause } from 'node:timers/promises'

import type { Admin } from '@oka/contract/auth'
import { listColleagues } from '@oka/db/admins'
import type { Db } from '@oka/db/client'
import { findStanding } from '@oka/db/standing'
import { listMessages } from '@oka/db/messages'
import { admin } from '@oka/e2e/testing/server'

import { createCaller } from '../../running/clients.ts'
import { openProxy } from '../../running/proxy.ts'
import { openInbox, openWidget, type Screen } from './clients.ts'
import { opening, type Scene, session, type SessionStage } from './session.ts'

export type Client = 'widget over WebSocket' | 'widget over an event stream' | 'inbox'

export type Cut = {
  client: Client
  /** The line is cut as soon as the client was told so many things. */
  after: number
}

/** Milliseconds in which everybody must have heard. */
const patience = 40_000

/**
 * Plays the recorded session once for each cut, at the same time, in conversations of their own.
 * Returns what differs between a client's screen and what is stored, and how many lines were cut.
 */
export async function playCuts(
  { db, url }: { db: Db; url: string },
  cuts: readonly Cut[],
): Promise<{ found: string[]; cut: number }> {
  const answer = await createCaller(url).auth.login.mutate(admin)
  if (!('accessToken' in answer)) throw new Error('A second factor was asked for.')
  const [staff] = await listColleagues(db)
  const played = await Promise.all(
    cuts.map((cut) => playCut({ db, url, staff: staff as Admin, token: answer.accessToken }, cut)),
  )
  return {
    found: played.flatMap(({ found }) => found),
    cut: played.filter(({ isCut }) => isCut).length,
  }
}

type House = { db: Db; url: string; staff: Admin; token: string }

async function playCut(
  { db, url, staff, token: staffToken }: House,
  { client, after }: Cut,
): Promise<{ found: string[]; isCut: boolean }> {
  const { conversationId, visitorToken } = await createCaller(url).chat.start.mutate({
    locale: 'en',
  })
  await using proxy = await openProxy(url, {
    answerCut: 0,
    socketCut: 0,
    blocksSockets: client === 'widget over an event stream',
  })
  const look = { conversationId, visitorToken, staffToken }
  const open = client === 'inbox' ? openInbox : openWidget
  let told = 0
  let isCut = false
  const screen = open({
    ...look,
    url: proxy.url,
    onEvent: () => {
      told += 1
      if (told !== after) return
      isCut = true
      proxy.cutAll()
    },
  })
  // Over a line that holds: it says when the next thing may happen.
  let heard = 0
  const witness = openInbox({ ...look, url, onEvent: () => (heard += 1) })
  try {
    await untilTrue(() => heard >= opening.length && told >= 1)
    await playSession({ db, conversationId, staff }, session, () => heard)
    return { found: await compare(db, conversationId, screen, `${client}, ${after}`), isCut }
  } finally {
    screen.stop()
    witness.stop()
  }
}

async function playSession(
  stage: SessionStage,
  scenes: readonly Scene[],
  heard: () => number,
): Promise<void> {
  let expected = opening.length
  for (const { tells, happen } of scenes) {
    await happen(stage)
    expected += tells.length
    const wanted = expected
    await untilTrue(() => heard() >= wanted)
  }
}

async function compare(
  db: Db,
  conversationId: string,
  screen: Screen,
  name: string,
): Promise<string[]> {
  const stored = (await listMessages(db, conversationId, 0, 1000)).map(({ id }) => id).join()
  const mode = (await findStanding(db, conversationId))?.mode
  const isSame = () => screen.messages.map(({ id }) => id).join() === stored && screen.mode === mode
  await untilTrue(isSame).catch(() => {})
  if (isSame()) return []
  const seen = screen.messages.map(({ seq }) => seq).join(' ')
  return [`${name}: it shows ${seen || 'nothing'} and ${screen.mode} instead of all and ${mode}.`]
}

async function untilTrue(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + patience
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('It has not come.')
    await pause(5)
  }
}
