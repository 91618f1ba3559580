import { auth } from './en/auth.ts'
import { inbox } from './en/inbox.ts'
import { notifications } from './en/notifications.ts'
import { setup } from './en/setup.ts'
import { shell } from './en/shell.ts'
import { ui } from './en/ui.ts'
import { words } from './en/words.ts'

/** The texts of what is loaded first: the frame, the inbox and signing in. The build checks that they suffice. */
export const first = {
  auth,
  inbox,
  notifications,
  setup,
  shell,
  ui,
  words,
} as const
