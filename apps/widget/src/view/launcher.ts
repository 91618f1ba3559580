import type { Messages } from '../messages.en.ts'

type Shown = { open: boolean; unread: number }

/** Updates the loader's button, which Preact does not render. Closed, it is as it was initially. */
export function createLauncher(launcher: HTMLButtonElement, t: Messages): (shown: Shown) => void {
  const { ariaLabel } = launcher
  const badge = document.createElement('span')
  badge.className = 'badge'
  badge.ariaHidden = 'true'
  launcher.append(badge)

  return ({ open, unread }) => {
    const label = open ? t.closeChat : ariaLabel
    launcher.ariaLabel = unread ? `${label}, ${t.unread(unread)}` : label
    launcher.ariaExpanded = String(open)
    launcher.classList.toggle('open', open)
    badge.textContent = unread > 9 ? '9+' : String(unread)
    badge.hidden = !unread
  }
}
