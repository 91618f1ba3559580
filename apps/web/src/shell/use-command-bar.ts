import { type ComponentType, useEffect, useState } from 'react'

import { useExplain } from '../problems.ts'
import { notifyProblem } from '../ui/toaster.tsx'
import type { CommandBar } from './command-bar.tsx'
import { lazyPart } from './load-page.ts'

type Props = Parameters<typeof CommandBar>[0]

const load = lazyPart(() => import('./command-bar.tsx'))

const isApple = /Mac|iPhone|iPad/.test(navigator.platform)
/** What opens the command bar, as it is written on the keys. */
export const commandKeys = [isApple ? '⌘' : 'Ctrl', 'K']
/** The same as ARIA writes it. */
export const commandShortcut = isApple ? 'Meta+K' : 'Control+K'

type CommandBarCall = {
  /** Null until it was first asked for and has arrived. */
  Bar: ComponentType<Props> | null
  isOpen: boolean
  open: () => void
  close: () => void
}

/** The command bar, which is loaded when it is first opened: by a button, or Ctrl K wherever one is. */
export function useCommandBar(): CommandBarCall {
  const explain = useExplain()
  const [Bar, setBar] = useState<ComponentType<Props> | null>(null)
  const [isOpen, setOpen] = useState(false)
  const show = async (): Promise<void> => {
    const part = await load()
    setBar(() => part.CommandBar)
    setOpen(true)
  }
  const open = (): void => {
    show().catch((error: unknown) => notifyProblem(explain(error)))
  }
  const close = (): void => setOpen(false)

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isMeant = (isApple ? event.metaKey : event.ctrlKey) && !event.altKey && !event.shiftKey
      if (!isMeant || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      if (isOpen) close()
      // Not on top of another dialog.
      else if (!document.querySelector('dialog[open]')) open()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
  return { Bar, isOpen, open, close }
}
