import type { AssistantInput } from '@oka/api/ports/assistant'
import type { FactField } from '@oka/contract/fact'

import { type OfflineThread, TaskLostError } from '../offline-thread.ts'
import { noMemory, placeOf, type Reading, unread } from './reading.ts'
import { readMessage } from './read-message.ts'
import type { Work } from './work.ts'

/**
 * Messages of which a process keeps what was understood, the latest used: about 0.7 kB each. Where more are in use, as
 * in 1,000 conversations of 30 messages each, every turn reads its whole conversation again.
 */
const keptMax = 30_000

/** Characters up to which our own messages are read at once, in less than 0.1 ms: to ask the thread costs more. */
const ownMaxLength = 1000

export type Readings = {
  /**
   * What was understood of each message of the transcript. Only what no turn before has read is read,
   * one message after another, so that other conversations get their turn in between. A message that
   * cannot be read in time counts as one that says nothing, and is not read again.
   */
  of: (
    input: Pick<AssistantInput, 'conversationId' | 'transcript' | 'company'>,
    signal: AbortSignal,
  ) => Promise<Reading[]>
}

export function keepReadings({ ask }: Pick<OfflineThread, 'ask'>): Readings {
  // In two generations: to note at each turn that 200 messages were used would cost more than the rest of the turn.
  let young = new Map<string, Reading | Promise<Reading>>()
  let old = new Map<string, Reading | Promise<Reading>>()
  const share = createSharing()
  /** What a turn asks for several times; the transcript is made for each turn. */
  const whole = new WeakMap<AssistantInput['transcript'], Reading[]>()

  function keep(id: string, reading: Reading | Promise<Reading>): void {
    young.set(id, reading)
    if (young.size < keptMax / 2) return
    old = young
    young = new Map()
  }

  function findKept(id: string): Reading | Promise<Reading> | undefined {
    const known = young.get(id)
    if (known) return known
    const former = old.get(id)
    if (former) keep(id, former)
    return former
  }

  function forget(id: string): void {
    young.delete(id)
    old.delete(id)
  }

  function read(
    message: AssistantInput['transcript'][number],
    { conversationId, company }: Pick<AssistantInput, 'conversationId' | 'company'>,
    memory: Reading['memory'],
  ): Reading | Promise<Reading> {
    const { id, seq, role, content, createdAt } = message
    const task = { message: { id, seq, role, content, createdAt }, memory, place: placeOf(company) }
    const isShort = role !== 'visitor' && content.length <= ownMaxLength
    // The debounce hides the wait from a visitor, but not from staff who play a conversation.
    if (!isShort) return readInThread(task, { mayWait: conversationId !== null })
    try {
      return share(readMessage(task.message, memory, task.place))
    } catch {
      return unread(memory)
    }
  }

  async function readInThread(
    task: Work['read']['given'],
    options: { mayWait: boolean },
  ): Promise<Reading> {
    const { id } = task.message
    try {
      const reading = share(await ask('read', task, options))
      keep(id, reading)
      return reading
    } catch (error) {
      if (!(error instanceof TaskLostError)) {
        forget(id)
        throw error
      }
      const reading = unread(task.memory)
      keep(id, reading)
      return reading
    }
  }

  return {
    async of(input, signal) {
      const known = whole.get(input.transcript)
      if (known) return known
      const readings: Reading[] = []
      let memory = noMemory
      signal.throwIfAborted()
      for (const message of input.transcript) {
        let reading = findKept(message.id)
        if (!reading) {
          reading = read(message, input, memory)
          // Kept also while it is being read: a reply and the facts are asked for at once.
          keep(message.id, reading)
        }
        if (reading instanceof Promise) {
          reading = await reading
          signal.throwIfAborted()
        }
        ;({ memory } = reading)
        readings.push(reading)
      }
      whole.set(input.transcript, readings)
      return readings
    },
  }
}

const nothing: readonly never[] = Object.freeze([])
const orNothing = <Item>(list: readonly Item[]): readonly Item[] =>
  list.length === 0 ? nothing : list

/** Sets that are kept to be shared. */
const setsMax = 1000

/** Has readings share what is the same in most of them, empty lists and sets of fields: half of their memory. */
function createSharing(): (reading: Reading) => Reading {
  const sets = new Map<string, ReadonlySet<FactField>>()

  function shared(set: ReadonlySet<FactField>): ReadonlySet<FactField> {
    const key = [...set].join(' ')
    const known = sets.get(key)
    if (!known && sets.size < setsMax) sets.set(key, set)
    return known ?? set
  }

  return (reading) => {
    const { facts, declined, settled, withdrawn, acts, memory } = reading
    const { questions, lookups, asks, offers } = reading
    return {
      ...reading,
      facts: orNothing(facts),
      declined: orNothing(declined),
      settled: orNothing(settled),
      withdrawn: orNothing(withdrawn),
      acts: orNothing(acts),
      questions: orNothing(questions),
      lookups: orNothing(lookups),
      asks: orNothing(asks),
      offers: orNothing(offers),
      memory: {
        ...memory,
        asked: shared(memory.asked),
        open: shared(memory.open),
        stated: shared(memory.stated),
        held: orNothing(memory.held),
        offered: orNothing(memory.offered),
      },
    }
  }
}
