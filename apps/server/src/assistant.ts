import type { Assistant, ModelMeter } from '@oka/api/ports'

import type { Env } from './config/env.ts'

/** The model of the environment with the offline assistant as its fallback, or the latter alone. */
export async function chooseAssistant(
  openai: Env['openai'],
  offline: Assistant,
  { meter, report }: { meter: ModelMeter; report: (error: unknown) => void },
): Promise<Assistant> {
  if (!openai) return offline
  const [{ createOpenAiAssistant }, { withFallback }] = await Promise.all([
    import('@oka/assistant/openai'),
    import('@oka/assistant/fallback'),
  ])
  return withFallback(createOpenAiAssistant({ ...openai, meter, rules: offline }), offline, report)
}
