/** Focuses the reply field, or the button to take over, once it is rendered. */
export function focusReply(): void {
  focusFirst('[data-reply]:not(:disabled)', '[data-takeover]')
}

/** Focuses the note field, once it is rendered. */
export function focusNote(): void {
  focusFirst('[data-note]')
}

function focusFirst(...selectors: string[]): void {
  requestAnimationFrame(() => {
    const [first] = selectors.flatMap(
      (selector) => document.querySelector<HTMLElement>(selector) ?? [],
    )
    first?.focus()
  })
}
