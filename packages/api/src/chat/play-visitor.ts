import type { Admin } from '@oka/contract/auth'
import type { PlayedVisitor, PlayVisitor } from '@oka/contract/rehearsal'
import { readCompany } from '@oka/db/settings'

import type { RehearsalDeps } from './rehearse-turn.ts'

/** What a visitor of that character writes next: by the model where there is one, by a script where not. */
export async function playVisitor(
  { db, assistant, offline, limits, stopping }: RehearsalDeps,
  admin: Admin,
  { character, locale, messages, by }: PlayVisitor,
  outer: AbortSignal,
): Promise<PlayedVisitor> {
  await limits.count('rehearsed_turns', String(admin.id))
  const signal = AbortSignal.any([outer, stopping])
  const company = await readCompany(db)
  const player = by === 'rules' ? offline : assistant
  const played = await player.playVisitor({ character, locale, company, messages }, signal)
  return { content: played.content, by: played.model === offline.model ? 'rules' : 'model' }
}
