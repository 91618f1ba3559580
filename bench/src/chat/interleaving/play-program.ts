import { randomUUID } from 'node:crypto'

import { answerVisitor } from '@oka/api/chat/answer-visitor'
import { type Database, sql } from '@oka/db/client'
import { startConversation } from '@oka/db/chat/conversations'
import { newId } from '@oka/db/id'
import { listOwedTurns } from '@oka/db/chat/turns'

import { findViolations } from '../violations.ts'
import {
  handBack,
  handOver,
  type Play,
  reply,
  requestPerson,
  say,
  sendLast,
  steer,
  untilDone,
} from './acts.ts'
import { type ChatProcess, createChatProcess } from './process.ts'
import type { Program, Step } from './program.ts'
import { type Answering, readOutcome } from './read-outcome.ts'
import type { Stage } from './stage.ts'

/**
 * Plays the program in a conversation of its own and tells what is wrong in the end.
 *
 * @param beforeAnswer called by the model before each of its answers, to plant a fault
 */
export async function playProgram(
  stage: Stage,
  { hears, steps }: Program,
  beforeAnswer?: Answering,
): Promise<string[]> {
  const conversationId = await beginConversation(stage.control)
  const open = (index: 0 | 1) =>
    createChatProcess(stage.processes[index].database, {
      hears: hears[index],
      ...(beforeAnswer && { beforeAnswer: (input) => beforeAnswer(stage.control.db, input) }),
    })
  const play: Play = {
    stage,
    conversationId,
    open,
    living: [open(0), open(1)],
    dead: [],
    answerers: new Map(),
    acknowledged: [],
    time: 0,
    said: [],
  }

  let underway: Promise<void>[] = []
  for (const { step, alone } of steps) {
    underway.push(perform(play, step))
    if (!alone) continue
    await Promise.all(underway)
    underway = []
    await Promise.all(play.living.map((process) => process.quiet()))
  }
  await Promise.all(underway)

  await settle(play)
  const found = await look(play)
  // A process that was only slow comes back when all is said: too late for anything.
  for (const { finish } of play.dead) await finish()
  const later = found.length > 0 ? found : await look(play)
  for (const { stop } of [...play.living, ...play.dead]) stop()
  await stage.control.query('delete from conversations where id = $1', [conversationId])
  return later
}

async function beginConversation({ db }: Database): Promise<string> {
  const { conversation } = await startConversation(db, {
    id: newId(),
    startKey: null,
    visitorTokenHash: randomUUID(),
    visitorTokenExpiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    locale: 'en',
    page: null,
    startedFrom: null,
  })
  return conversation.id
}

type Performance<Performed extends Step> = (play: Play, step: Performed) => Promise<void> | void

const performances: {
  [Kind in Step['kind']]: Performance<Extract<Step, { kind: Kind }>>
} = {
  say: (play, { process, wait }) => say(play, play.living[process], wait),
  repeat: (play, { process }) => sendLast(play, play.living[process], false),
  reply: (play, { process, staff }) => reply(play, play.living[process], staff),
  takeOver: steerBy,
  release: steerBy,
  close: steerBy,
  reopen: steerBy,
  handOver: (play, { process, staff }) => handOver(play, play.living[process], staff),
  requestPerson: (play, { process }) => requestPerson(play, play.living[process]),
  handBack,
  answer: ({ living }, { question }) => {
    const asked = living.flatMap(({ questions }) => questions)
    asked.at(question)?.answer()
  },
  crash: ({ living, dead, open }, { process }) => {
    living[process].die()
    dead.push(living[process])
    living[process] = open(process)
  },
  lapse,
  sweep: (play, { process }) => sweep(play, play.living[process]),
  cut: ({ stage }, { process }) => stage.processes[process].cut(),
}

function steerBy(play: Play, step: Parameters<typeof steer>[2] & { process: 0 | 1 }) {
  return steer(play, play.living[step.process], step)
}

async function perform(play: Play, step: Step): Promise<void> {
  // The kind of the step and of its performance are the same.
  await (performances[step.kind] as Performance<Step>)(play, step)
}

/** As `sweepTurns` does, for this conversation: the others belong to other programs. */
async function sweep({ conversationId }: Play, { deps }: ChatProcess): Promise<void> {
  const owed = await untilDone(() => listOwedTurns(deps.db, 1000))
  if (owed?.includes(conversationId))
    deps.runInBackground(() => answerVisitor(deps, conversationId))
}

/** So much time passes that every lease has run out. */
async function lapse({ stage, conversationId }: Play): Promise<void> {
  await stage.control.db.execute(sql`
    update conversations set claimed_until = now() - interval '1 second'
    where id = ${conversationId} and claimed_by is not null`)
}

/** Rounds of sweeping after which what is owed must have come. */
const rounds = 10

/** Lets everything come to rest: the living answer, and sweep up what the dead have left. */
async function settle(play: Play): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    for (const { finish } of play.living) await finish()
    if ((await look(play)).length === 0) return
    await lapse(play)
    await sweep(play, play.living[round % 2 === 0 ? 0 : 1])
  }
}

async function look({ stage, conversationId, answerers, acknowledged }: Play): Promise<string[]> {
  const stored = await readOutcome(stage.control.db, conversationId)
  return findViolations({ ...stored, answerers, acknowledged })
}
