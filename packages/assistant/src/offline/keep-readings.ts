import type { AssistantInput } from '@oka/api/ports'
import type { FactField } from '@oka/contract/fact'

import { type OfflineThread, TaskLostError } from '../offline-thread.ts'
import { noMemory, placeOf, readMessage, type Reading, unread } from './read-message.ts'

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
    input: Pick<AssistantInput, 'transcript' | 'company'>,
    signal: AbortSignal,
  ) => Promise<Reading[]>
}

export function keepReadings({ ask }: Pick<OfflineThread, 'ask'>): Readings {
  const kept = new Map<string, Reading | Promise<Reading>>()
  const share = createSharing()
  /** What a turn asks for several times; the transcript is made for each turn. */
  const whole = new WeakMap<AssistantInput['transcript'], Reading[]>()

  function keep(id: string, reading: Reading | Promise<Reading>): void {
    kept.delete(id)
    kept.set(id, reading)
    const [oldest] = kept.keys()
    if (kept.size > keptMax) kept.delete(oldest!)
  }

  async function read(
    message: AssistantInput['transcript'][number],
    { company }: Pick<AssistantInput, 'company'>,
    memory: Reading['memory'],
  ): Promise<Reading> {
    const { id, seq, role, content, createdAt } = message
    const task = { message: { id, seq, role, content, createdAt }, memory, place: placeOf(company) }
    const isShort = role !== 'visitor' && content.length <= ownMaxLength
    try {
      const reading = share(
        isShort ? readMessage(task.message, memory, task.place) : await ask('read', task),
      )
      keep(id, reading)
      return reading
    } catch (error) {
      if (!isShort && !(error instanceof TaskLostError)) {
        kept.delete(id)
        throw error
      }
      const reading = unread(memory)
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
      for (const message of input.transcript) {
        const found = kept.get(message.id) ?? read(message, input, memory)
        // Kept also while it is being read: a reply and the facts are asked for at once.
        keep(message.id, found)
        const reading = found instanceof Promise ? await found : found
        signal.throwIfAborted()
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
    const { facts, declined, settled, withdrawn, acts, questions, lookups, asks, memory } = reading
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
      memory: {
        ...memory,
        asked: shared(memory.asked),
        open: shared(memory.open),
        stated: shared(memory.stated),
        held: orNothing(memory.held),
      },
    }
  }
}
