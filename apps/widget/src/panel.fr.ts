import { fr } from './messages.fr.ts'
import { mountPanel } from './panel.tsx'
import type { Mount } from './settings.ts'

export const mount: Mount = (launcher, settings, asked) =>
  mountPanel({ launcher, settings, asked, locale: 'fr', t: fr })
