import { en } from './messages.en.ts'
import { mountPanel } from './panel.tsx'
import type { Mount } from './settings.ts'

export const mount: Mount = (launcher, settings, asked) =>
  mountPanel({ launcher, settings, asked, locale: 'en', t: en })
