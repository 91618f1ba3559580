import { account } from './en/account.ts'
import { assistant } from './en/assistant.ts'
import { answers } from './en/answers.ts'
import { audit } from './en/audit.ts'
import { auth } from './en/auth.ts'
import { analytics } from './en/analytics.ts'
import { followUps } from './en/follow-ups.ts'
import { imports } from './en/imports.ts'
import { inbox } from './en/inbox.ts'
import { knowledge } from './en/knowledge.ts'
import { lead } from './en/lead.ts'
import { leads } from './en/leads.ts'
import { letterhead } from './en/letterhead.ts'
import { mails } from './en/mails.ts'
import { models } from './en/models.ts'
import { notifications } from './en/notifications.ts'
import { playground } from './en/playground.ts'
import { replies } from './en/replies.ts'
import { report } from './en/report.ts'
import { scoreHistory } from './en/score-history.ts'
import { scoring } from './en/scoring.ts'
import { settings } from './en/settings.ts'
import { setup } from './en/setup.ts'
import { shell } from './en/shell.ts'
import { team } from './en/team.ts'
import { ui } from './en/ui.ts'
import { words } from './en/words.ts'

/** Every sentence of the admin app; French has to have the same keys. */
export const messages = {
  account,
  answers,
  assistant,
  audit,
  auth,
  analytics,
  followUps,
  imports,
  inbox,
  knowledge,
  lead,
  leads,
  letterhead,
  mails,
  models,
  notifications,
  playground,
  replies,
  report,
  scoreHistory,
  scoring,
  settings,
  setup,
  shell,
  team,
  ui,
  words,
} as const
