import type { rehearsedDraft } from '@oka/contract/rehearsal'
import { createContext, useContext } from 'react'
import type { input } from 'zod'

/** What is tried instead of what is published, as the server takes it. */
export type Draft = input<typeof rehearsedDraft>

/** The draft of the page around the playground; null while it is unfinished, and cannot be tried. */
export const DraftContext = createContext<Draft | null>({})

export const useDraft = (): Draft | null => useContext(DraftContext)

/** Whether anything differs from what is published. */
export const isDrafted = (draft: Draft): boolean => Object.keys(draft).length > 0
