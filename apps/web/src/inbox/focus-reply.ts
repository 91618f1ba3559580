/** Puts the focus where one answers, or on the button that lets one, once it is drawn. */
export function focusReply(): void {
  focusFirst('[data-reply]:not(:disabled)', '[data-takeover]')
}

/** Puts the focus where one writes a note, once it is drawn. */
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
