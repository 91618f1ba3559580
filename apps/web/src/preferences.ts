import { type Locale, locales } from '@oka/contract/locale'
import { createAtom, useSelector } from '@tanstack/react-store'

export const themes = ['system', 'light', 'dark'] as const
type Theme = (typeof themes)[number]

/** What a person chose for this browser. Nothing in it says who they are. */
export type Preferences = {
  locale: Locale
  theme: Theme
  shortcuts: boolean
  /** Whether a call can be heard, and is shown beside the page once the browser allows it. */
  sound: boolean
  desktop: boolean
  /** Whether the card that helps with setting up is shown while something is left. */
  setup: boolean
}

/** `before.js` reads the theme from it too. */
const key = 'oka.preferences'
const current = createAtom(read(stored(), navigatorLanguages()))

/** Reads what was stored, keeping what is understood; the language falls back to the browser's. */
export function read(text: string | null, languages: readonly string[]): Preferences {
  const found: Partial<Record<keyof Preferences, unknown>> = parsed(text)
  const spoken = languages.map((tag) => tag.slice(0, 2).toLowerCase())
  return {
    locale:
      oneOf(locales, found.locale) ??
      spoken.map((tag) => oneOf(locales, tag)).find(Boolean) ??
      'en',
    theme: oneOf(themes, found.theme) ?? 'system',
    shortcuts: found.shortcuts !== false,
    sound: found.sound !== false,
    desktop: found.desktop !== false,
    setup: found.setup !== false,
  }
}

/** For what is no component. */
export function preferences(): Preferences {
  return current.get()
}

export function usePreferences(): Preferences {
  return useSelector(current)
}

export function prefer(change: Partial<Preferences>): void {
  current.set((former) => ({ ...former, ...change }))
  try {
    localStorage.setItem(key, JSON.stringify(preferences()))
  } catch {
    // Storage is full or refused: the choice holds until the page is left.
  }
  showPreferences()
}

/** Puts language and theme on the document. */
export function showPreferences(): void {
  const root = document.documentElement
  const { locale, theme } = preferences()
  root.lang = locale
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
}

function stored(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function navigatorLanguages(): readonly string[] {
  return typeof navigator === 'undefined' ? [] : (navigator.languages ?? [])
}

function parsed(text: string | null): object {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

function oneOf<Value extends string>(known: readonly Value[], value: unknown): Value | undefined {
  return known.find((item) => item === value)
}
