import { auth } from './en/auth.ts'
import { followUps } from './en/follow-ups.ts'
import { leads } from './en/leads.ts'
import { inbox } from './en/inbox.ts'
import { notifications } from './en/notifications.ts'
import { setup } from './en/setup.ts'
import { shell } from './en/shell.ts'
import { ui } from './en/ui.ts'
import { words } from './en/words.ts'

/** The texts of what is loaded first: the frame, the inbox and signing in. The build checks that they suffice. */
export const first = {
  auth,
  followUps,
  leads,
  inbox,
  notifications,
  setup,
  shell,
  ui,
  words,
} as const
