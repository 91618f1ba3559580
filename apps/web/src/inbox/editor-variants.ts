import { SendHorizontal, StickyNote } from 'lucide-react'

/** Distinct colours, so that notes and replies are not confused. */
export const editorVariants = {
  reply: {
    box: 'border-line-strong bg-surface focus-within:border-accent focus-within:outline-accent',
    button: 'primary',
    icon: SendHorizontal,
    mark: { 'data-reply': true },
  },
  note: {
    box: 'border-warn bg-warn-soft focus-within:outline-warn',
    button: 'secondary',
    icon: StickyNote,
    mark: { 'data-note': true },
  },
} as const
