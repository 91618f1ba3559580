import type { AssistantInput } from '@oka/api/ports'

import { type OfflineThread, TaskLostError } from '../offline-thread.ts'
import { noMemory, placeOf, readMessage, type Reading, unread } from './read-message.ts'

/** Messages of which a process keeps what was understood, the latest used: about 1 kB each. */
const keptMax = 10_000

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
      const reading = isShort
        ? readMessage(task.message, memory, task.place)
        : await ask('read', task)
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
      const readings: Reading[] = []
      let memory = noMemory
      for (const message of input.transcript) {
        const known = kept.get(message.id) ?? read(message, input, memory)
        // Kept also while it is being read: a reply and the facts are asked for at once.
        keep(message.id, known)
        const reading = known instanceof Promise ? await known : known
        signal.throwIfAborted()
        ;({ memory } = reading)
        readings.push(reading)
      }
      return readings
    },
  }
}
