import { auth } from './fr/auth.ts'
import { figures } from './fr/figures.ts'
import { inbox } from './fr/inbox.ts'
import { lead } from './fr/lead.ts'
import { leads } from './fr/leads.ts'
import { mails } from './fr/mails.ts'
import { report } from './fr/report.ts'
import { shell } from './fr/shell.ts'
import { ui } from './fr/ui.ts'
import { words } from './fr/words.ts'
import type { messages as en } from './messages.en.ts'
import type { Translated } from './translated.ts'

export const messages: Translated<typeof en> = {
  auth,
  figures,
  inbox,
  lead,
  leads,
  mails,
  report,
  shell,
  ui,
  words,
}
