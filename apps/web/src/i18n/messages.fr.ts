import { account } from './fr/account.ts'
import { assistant } from './fr/assistant.ts'
import { answers } from './fr/answers.ts'
import { audit } from './fr/audit.ts'
import { auth } from './fr/auth.ts'
import { analytics } from './fr/analytics.ts'
import { followUps } from './fr/follow-ups.ts'
import { imports } from './fr/imports.ts'
import { inbox } from './fr/inbox.ts'
import { knowledge } from './fr/knowledge.ts'
import { lead } from './fr/lead.ts'
import { leads } from './fr/leads.ts'
import { letterhead } from './fr/letterhead.ts'
import { mails } from './fr/mails.ts'
import { models } from './fr/models.ts'
import { notifications } from './fr/notifications.ts'
import { playground } from './fr/playground.ts'
import { replies } from './fr/replies.ts'
import { report } from './fr/report.ts'
import { scoreHistory } from './fr/score-history.ts'
import { scoring } from './fr/scoring.ts'
import { settings } from './fr/settings.ts'
import { setup } from './fr/setup.ts'
import { shell } from './fr/shell.ts'
import { team } from './fr/team.ts'
import { ui } from './fr/ui.ts'
import { words } from './fr/words.ts'
import type { messages as en } from './messages.en.ts'
import type { Translated } from './translated.ts'

export const messages: Translated<typeof en> = {
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
}
