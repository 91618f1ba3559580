import { createAtom, useSelector } from '@tanstack/react-store'
import { Trash2 } from 'lucide-react'

import { dismissToast, showToast } from './toaster.tsx'

/** Time to undo, in milliseconds. */
const undoMs = 7000

type Deletion = {
  text: string
  /** Label of the undo button. */
  undo: string
  act: () => Promise<unknown>
  onError: (error: unknown) => void
}

const going = createAtom<ReadonlySet<string>>(new Set<string>())
const now = new Map<string, () => void>()

// Leaving the page confirms the deletion.
window.addEventListener('pagehide', () => {
  for (const act of now.values()) act()
})

/**
 * Deletes the item with this key once the time to undo has passed. Until then it is hidden:
 * lists leave out what `useBeingDeleted` names.
 */
export function deleteLater(key: string, { text, undo, act, onError }: Deletion): void {
  if (now.has(key)) return
  change((keys) => keys.add(key))
  const toastId = `undo ${key}`
  const finish = (): void => {
    clearTimeout(timer)
    now.delete(key)
    dismissToast(toastId)
  }
  const deleteNow = (): void => {
    finish()
    act()
      .catch(onError)
      .finally(() => change((keys) => keys.delete(key)))
  }
  const keep = (): void => {
    finish()
    change((keys) => keys.delete(key))
  }
  const timer = setTimeout(deleteNow, undoMs)
  now.set(key, deleteNow)
  showToast(
    () => (
      <output className="flex w-full items-center gap-2.5 rounded-lg bg-raised py-2 pr-2 pl-3.5 text-sm text-ink shadow-raised sm:w-89">
        <Trash2 aria-hidden className="size-4.5 shrink-0 text-ink-3" />
        <span className="flex-1">{text}</span>
        <button
          type="button"
          onClick={keep}
          className="h-8 rounded-md px-2.5 font-medium text-accent-ink hover:bg-hover pointer-coarse:h-10"
        >
          {undo}
        </button>
      </output>
    ),
    { id: toastId, duration: Infinity },
  )
}

/** The keys of items that will be deleted. */
export function useBeingDeleted(): ReadonlySet<string> {
  return useSelector(going)
}

function change(edit: (keys: Set<string>) => unknown): void {
  const keys = new Set(going.get())
  edit(keys)
  going.set(keys)
}
