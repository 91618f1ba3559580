import type { Locale } from '@oka/contract/locale'
import { locales } from '@oka/contract/known-values'
import { createAtom, useSelector } from '@tanstack/react-store'

export const themes = ['system', 'light', 'dark'] as const
type Theme = (typeof themes)[number]

/** Preferences stored in this browser. Nothing in them identifies the person. */
export type Preferences = {
  locale: Locale
  theme: Theme
  shortcuts: boolean
  /** Whether notifications play a sound, and appear as system notifications where the browser allows. */
  sound: boolean
  desktop: boolean
  /** Whether the setup card is shown while steps are left. */
  setup: boolean
}

/** `before-paint.js` reads the theme from it too. */
const key = 'oka.preferences'
const current = createAtom(read(stored(), navigatorLanguages()))

/** Reads stored preferences, keeping valid values; the language falls back to the browser's. */
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

/** For code outside of components. */
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
    // Storage is full or refused: the choice lasts as long as the page.
  }
  showPreferences()
}

/** Applies language and theme to the document. */
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
