import type { AssistantInput } from '@oka/api/ports'

import { type OfflineThread, TaskLostError } from '../offline-thread.ts'
import { noMemory, placeOf, type Reading, unread } from './read-message.ts'

/** Messages of which a process keeps what was understood, the latest used: about 1 kB each. */
const keptMax = 10_000

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
    try {
      const { id, seq, role, content, createdAt } = message
      const given = { id, seq, role, content, createdAt }
      const reading = await ask('read', { message: given, memory, place: placeOf(company) })
      keep(id, reading)
      return reading
    } catch (error) {
      if (!(error instanceof TaskLostError)) {
        kept.delete(message.id)
        throw error
      }
      const reading = unread(memory)
      keep(message.id, reading)
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
