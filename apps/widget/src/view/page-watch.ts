/** A connection that was unattended for so long may be dead. */
const staleMs = 30_000

type PageWatch = { media: () => { full: boolean; touch: boolean; reducedMotion: boolean } }

type Watched = {
  /** Set to the height left beside an on-screen keyboard. */
  place: HTMLElement
  recordKey: string
  onWake: (stale: boolean) => void
  onOffline: () => void
  onHide: () => void
  onRecord: () => void
  onChange: () => void
}

/** Observes the page: visibility, network, size, and changes in other tabs. */
export function createPageWatch(watched: Watched): PageWatch {
  const { place, recordKey, onWake, onOffline, onHide, onRecord, onChange } = watched
  const full = matchMedia('(max-width: 480px), (max-height: 440px)')
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  const touch = matchMedia('(pointer: coarse)')
  let hiddenAt = 0

  function fit() {
    // Pinch zoom also shrinks the viewport.
    if (!visualViewport || visualViewport.scale > 1.01) return
    place.style.setProperty('--height', `${visualViewport.height}px`)
    place.style.setProperty('--top', `${visualViewport.offsetTop}px`)
  }

  fit()
  on(visualViewport, 'resize', fit)
  on(visualViewport, 'scroll', fit)
  on(full, 'change', onChange)
  on(still, 'change', onChange)
  on(window, 'online', () => onWake(true))
  on(window, 'offline', onOffline)
  // Restored from the back/forward cache, which closes all connections.
  on(window, 'pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) onWake(true)
  })
  on(window, 'storage', (event) => {
    if ((event as StorageEvent).key === recordKey) onRecord()
  })
  on(document, 'visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      hiddenAt = Date.now()
      onHide()
    } else {
      onWake(Date.now() - hiddenAt > staleMs)
      onChange()
    }
  })
  return {
    media: () => ({ full: full.matches, touch: touch.matches, reducedMotion: still.matches }),
  }
}

/** For the lifetime of the document. */
function on(target: EventTarget | null, type: string, listener: (event: Event) => void): void {
  target?.addEventListener(type, listener)
}
