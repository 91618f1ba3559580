import './styles.css'

import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactElement, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { Language } from './i18n/language.tsx'
import { loadLanguage } from './i18n/texts.ts'
import { preferences, showPreferences, usePreferences } from './preferences.ts'
import { createAppRouter } from './routes.ts'
import { watchSession } from './session/watch-session.ts'
import { earlyPart, prefetchPages, usePart } from './shell/load-page.ts'
import { queryClient } from './trpc.ts'
import { Toaster } from './ui/toaster.tsx'

const router = createAppRouter()
const tooltips = earlyPart(() => import('./ui/tooltip.tsx'))

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

showPreferences()
watchSession(router)
// Before anything is awaited: the page may be loaded by then.
window.addEventListener('load', () => {
  void prefetchPages(() => router.state.status === 'pending' || queryClient.isFetching() > 0)
})
const root = document.querySelector('#root')!
try {
  await loadLanguage(preferences().locale)
} catch (error) {
  root.textContent =
    'OKA could not be loaded. Please reload the page. OKA n’a pas pu être chargé. Veuillez recharger la page.'
  throw error
}
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)

function App(): ReactElement {
  const { locale } = usePreferences()
  const Later = usePart(tooltips)
  return (
    <Language locale={locale}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Toaster />
        {Later && <Later.Tooltips />}
      </QueryClientProvider>
    </Language>
  )
}
