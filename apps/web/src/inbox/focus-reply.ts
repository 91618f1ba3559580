/** Puts the focus where one answers, or on the button that lets one, once it is drawn. */
export function focusReply(): void {
  requestAnimationFrame(() => {
    const reply = document.querySelector<HTMLElement>('[data-reply]:not(:disabled)')
    const takeOver = document.querySelector<HTMLElement>('[data-takeover]')
    ;(reply ?? takeOver)?.focus()
  })
}
