import '../styles.css'

import { type ReactElement, type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { Language } from '../i18n/language.tsx'
import { loadLaterTexts, loadLanguage } from '../i18n/texts.ts'
import { preferences, usePreferences } from '../preferences.ts'
import { Toaster } from '../ui/toaster.tsx'
import { Tooltips } from '../ui/tooltip.tsx'
import { samples } from './samples.tsx'

await loadLanguage(preferences().locale)
await loadLaterTexts()
createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <Gallery />
  </StrictMode>,
)

/** Each component in both themes side by side, below each other on a phone; what opens above the page has the system's. */
function Gallery(): ReactElement {
  const { locale } = usePreferences()
  return (
    <Language locale={locale}>
      <main className="grid lg:grid-cols-2">
        <h1 className="sr-only">Components</h1>
        <Theme name="light" />
        <Theme name="dark" />
      </main>
      <Toaster />
      <Tooltips delayMs={0} />
    </Language>
  )
}

function Theme({ name }: { name: 'light' | 'dark' }): ReactElement {
  return (
    <div
      data-gallery={name}
      style={{ colorScheme: name }}
      className="grid content-start gap-6 bg-canvas p-6 text-sm text-ink"
    >
      {Object.entries(samples).map(([component, Sample]) => (
        <Part key={component} name={component}>
          <Sample />
        </Part>
      ))}
    </div>
  )
}

function Part({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <section data-component={name} className="grid min-w-0 gap-2">
      <h2 className="text-xs font-semibold text-ink-3">{name}</h2>
      <div className="flex min-w-0 flex-wrap items-center gap-3 rounded-lg border bg-surface p-4">
        {children}
      </div>
    </section>
  )
}
