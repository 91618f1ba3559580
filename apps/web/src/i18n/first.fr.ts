import { auth } from './fr/auth.ts'
import { followUps } from './fr/follow-ups.ts'
import { leads } from './fr/leads.ts'
import { inbox } from './fr/inbox.ts'
import { notifications } from './fr/notifications.ts'
import { setup } from './fr/setup.ts'
import { shell } from './fr/shell.ts'
import { ui } from './fr/ui.ts'
import { words } from './fr/words.ts'
import type { first as en } from './first.en.ts'
import type { Translated } from './translated.ts'
import { typesetAll } from './typeset.ts'

export const first: Translated<typeof en> = typesetAll({
  auth,
  followUps,
  leads,
  inbox,
  notifications,
  setup,
  shell,
  ui,
  words,
})
