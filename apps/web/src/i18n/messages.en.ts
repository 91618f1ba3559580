import { auth } from './en/auth.ts'
import { figures } from './en/figures.ts'
import { inbox } from './en/inbox.ts'
import { lead } from './en/lead.ts'
import { leads } from './en/leads.ts'
import { mails } from './en/mails.ts'
import { report } from './en/report.ts'
import { shell } from './en/shell.ts'
import { ui } from './en/ui.ts'
import { words } from './en/words.ts'

/** Every sentence of the admin app; French has to have the same keys. */
export const messages = {
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
} as const
