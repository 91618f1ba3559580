import { account } from './en/account.ts'
import { assistant } from './en/assistant.ts'
import { answers } from './en/answers.ts'
import { audit } from './en/audit.ts'
import { analytics } from './en/analytics.ts'
import { imports } from './en/imports.ts'
import { knowledge } from './en/knowledge.ts'
import { lead } from './en/lead.ts'
import { letterhead } from './en/letterhead.ts'
import { mails } from './en/mails.ts'
import { models } from './en/models.ts'
import { playground } from './en/playground.ts'
import { replies } from './en/replies.ts'
import { report } from './en/report.ts'
import { scoreHistory } from './en/score-history.ts'
import { scoring } from './en/scoring.ts'
import { settings } from './en/settings.ts'
import { team } from './en/team.ts'

/** The texts of all other pages. */
export const later = {
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
} as const
