import type { Messages } from '../messages.en.ts'
import { pathOf } from './icon.tsx'

type Shown = { open: boolean; unread: number; t: Messages }

/** Brings the button of the loader up to date; it is not ours to render. */
export function showLauncher(launcher: HTMLButtonElement, { open, unread, t }: Shown): void {
  const label = open ? t.closeChat : t.openChat
  launcher.ariaLabel = unread ? `${label}, ${t.unread(unread)}` : label
  launcher.ariaExpanded = String(open)
  launcher.classList.toggle('open', open)
  launcher.querySelector('path')?.setAttribute('d', pathOf(open ? 'down' : 'chat'))
  launcher.querySelector('.badge')?.remove()
  if (!unread) return
  const badge = document.createElement('span')
  badge.className = 'badge'
  badge.ariaHidden = 'true'
  badge.textContent = unread > 9 ? '9+' : String(unread)
  launcher.append(badge)
}
