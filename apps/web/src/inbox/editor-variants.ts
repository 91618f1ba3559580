import { SendHorizontal, StickyNote } from 'lucide-react'

/** A note is not to be taken for a reply, and the other way round. */
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
