/** A line that was not looked after for so long is not trusted. */
const staleMs = 30_000

type PageWatch = { media: () => { full: boolean; touch: boolean; reducedMotion: boolean } }

type Watched = {
  /** Gets the height that is left beside a keyboard on the screen. */
  place: HTMLElement
  recordKey: string
  onWake: (stale: boolean) => void
  onOffline: () => void
  onHide: () => void
  onRecord: () => void
  onChange: () => void
}

/** Listens to what happens to the page: out of sight or in it, on line or not, resized, changed in another tab. */
export function createPageWatch(watched: Watched): PageWatch {
  const { place, recordKey, onWake, onOffline, onHide, onRecord, onChange } = watched
  const full = matchMedia('(max-width: 480px), (max-height: 440px)')
  const still = matchMedia('(prefers-reduced-motion: reduce)')
  const touch = matchMedia('(pointer: coarse)')
  let hiddenAt = 0

  function fit() {
    // A page that is zoomed with two fingers also has a smaller viewport.
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
  // Back from the cache of the browser, which cuts every line.
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

/** For as long as the document lives. */
function on(target: EventTarget | null, type: string, listener: (event: Event) => void): void {
  target?.addEventListener(type, listener)
}
