import type { ModelMeter } from '@oka/api/ports/models'
import type OpenAI from 'openai'

import type { Timeouts } from './clock.ts'
import type { Speaker } from './dialect.ts'

/** One model of one server, and what was learnt about it. */
export type Model = {
  client: OpenAI
  name: string
  meter: ModelMeter
  timeouts: Timeouts
  fetch: typeof fetch
  speaker: Speaker
  /** Whether it was seen to begin with a thought that its template opens. */
  thinksFirst: { is: boolean }
}
