import { account } from './fr/account.ts'
import { assistant } from './fr/assistant.ts'
import { answers } from './fr/answers.ts'
import { audit } from './fr/audit.ts'
import { analytics } from './fr/analytics.ts'
import { imports } from './fr/imports.ts'
import { knowledge } from './fr/knowledge.ts'
import { lead } from './fr/lead.ts'
import { letterhead } from './fr/letterhead.ts'
import { mails } from './fr/mails.ts'
import { models } from './fr/models.ts'
import { playground } from './fr/playground.ts'
import { replies } from './fr/replies.ts'
import { report } from './fr/report.ts'
import { scoreHistory } from './fr/score-history.ts'
import { scoring } from './fr/scoring.ts'
import { settings } from './fr/settings.ts'
import { team } from './fr/team.ts'
import type { later as en } from './later.en.ts'
import type { Translated } from './translated.ts'
import { typesetAll } from './typeset.ts'

export const later: Translated<typeof en> = typesetAll({
  account,
  assistant,
  answers,
  audit,
  analytics,
  imports,
  knowledge,
  lead,
  letterhead,
  mails,
  models,
  playground,
  replies,
  report,
  scoreHistory,
  scoring,
  settings,
  team,
})
