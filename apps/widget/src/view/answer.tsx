import { useEffect, useState } from 'preact/hooks'

import { Bubble } from './bubble.tsx'
import { advance, wholeWords } from './reveal.ts'

type Props = {
  name: string
  /** The draft so far; empty while an answer is owed. */
  text: string
  /** The text is final. */
  complete: boolean
  /** All at once instead of word by word. */
  reducedMotion: boolean
  onShown: () => void
}

/**
 * The answer while it appears. Hidden from screen readers, which read the finished message instead
 * of each step.
 */
export function Answer({ name, text, complete: whole, reducedMotion: still, onShown }: Props) {
  const [shown, setShown] = useState(0)
  const { length } = text
  const done = still || shown >= length

  useEffect(() => {
    let before = performance.now()
    let frame = 0
    function step(now: number) {
      const elapsed = now - before
      before = now
      setShown((count) => advance(count, length, elapsed))
      frame = requestAnimationFrame(step)
    }
    if (!done) frame = requestAnimationFrame(step)
    return () => cancelAnimationFrame(frame)
  }, [length, done])

  useEffect(() => {
    if (whole && done) onShown()
  }, [whole, done, onShown])

  const visible = still || (whole && done) ? text : wholeWords(text, shown)
  return (
    <div class="row assistant first last" aria-hidden="true">
      <span class="name">{name}</span>
      {visible ? <Bubble text={visible} /> : <Dots />}
    </div>
  )
}

/** Typing indicator. */
export function Dots() {
  return (
    <div class="bubble dots">
      <i />
      <i />
      <i />
    </div>
  )
}
