import type { ModelMeter } from '@oka/api/ports'
import type OpenAI from 'openai'

import type { Timeouts } from './clock.ts'
import type { Speaker } from './dialect.ts'

/** One model of one server, and what was learnt about it. */
export type Model = {
  client: OpenAI
  name: string
  meter: ModelMeter
  timeouts: Timeouts
  speaker: Speaker
}

/** The model's answer is not one that may be used: cut, refused, empty or not as asked. */
export class ModelAnswerError extends Error {
  override name = 'ModelAnswerError'
}

/** Only `stop` ends an answer; without it a stream that broke off looks complete. */
export function assertFinished(reason: string | null | undefined): void {
  if (reason !== 'stop') {
    throw new ModelAnswerError(`The answer is not whole: finish_reason is ${reason ?? 'missing'}`)
  }
}
