import { isComposing } from '@oka/contract/keys'

/** Keeps keys typed in the panel from the page. `isFull`: the panel covers the page. */
export function watchKeys(
  place: HTMLElement,
  { isFull, onClose }: { isFull: () => boolean; onClose: () => void },
): void {
  for (const type of ['keydown', 'keyup', 'keypress'] as const) {
    place.addEventListener(type, (event) => {
      // The page may have shortcuts, and cannot see that this is a text field.
      event.stopPropagation()
      if (type !== 'keydown') return
      if (event.key === 'Escape' && !isComposing(event)) onClose()
      if (event.key === 'Tab' && isFull()) goRound(place, event)
    })
  }
}

function goRound(place: HTMLElement, event: KeyboardEvent): void {
  const stops = [
    ...place.querySelectorAll<HTMLElement>('button:not(:disabled), textarea, a, [tabindex="0"]'),
  ]
  const [from, to] = event.shiftKey ? [0, -1] : [-1, 0]
  if (event.target !== stops.at(from)) return
  event.preventDefault()
  stops.at(to)?.focus()
}
