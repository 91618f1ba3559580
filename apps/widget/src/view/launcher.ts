import type { Messages } from '../messages.en.ts'

type Shown = { open: boolean; unread: number }

/** Brings the button of the loader up to date, which is not ours to render. Closed, it is as it came. */
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
