/** What is read of a `KeyboardEvent` of the browser. */
type Key = { key: string; shiftKey: boolean; isComposing: boolean; keyCode: number }

/**
 * Whether the key belongs to an input method, which composes an accent or Japanese with it. Safari ends the
 * composition before the key that ends it, and marks that key with 229 (UI Events, section 7.3.1).
 */
export function isComposing(event: Pick<Key, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === 229
}

/** Enter on its own, which sends; not the one that accepts what an input method proposes. */
export function isPlainEnter(event: Key): boolean {
  return event.key === 'Enter' && !event.shiftKey && !isComposing(event)
}
