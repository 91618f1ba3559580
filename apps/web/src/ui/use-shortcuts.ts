import { useEffect, useRef } from 'react'

import { usePreferences } from '../preferences.ts'

/** Actions by key; keys are named as in `KeyboardEvent.key`. */
export type Shortcuts = Readonly<Record<string, () => void>>

/**
 * Single-key shortcuts of a page. Ignored while typing, while a dialog or menu is open, and with
 * any modifier; can be switched off (WCAG 2.1.4).
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const { shortcuts: wanted } = usePreferences()
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })

  useEffect(() => {
    if (!wanted) return undefined
    const press = (event: KeyboardEvent): void => {
      const act = latest.current[event.key]
      if (!act || !isFree(event)) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [wanted])
}

function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false
  if (document.querySelector('dialog[open], [role="menu"]')) return false
  const target = event.target as HTMLElement
  return !target.closest('input, textarea, select, [contenteditable="true"]')
}
