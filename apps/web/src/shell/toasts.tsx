import { type ReactElement, useEffect } from 'react'
import { type ExternalToast, toast, Toaster as Sonner } from 'sonner'
import { useTranslations } from 'use-intl'

/** What is shown before it stands on the page would be lost. */
let setMounted: (() => void) | undefined
const mounted = new Promise<void>((resolve) => {
  setMounted = resolve
})

/** Where toasts appear: see `showToast`. */
export function Toasts(): ReactElement {
  const t = useTranslations('ui')
  useEffect(() => setMounted?.(), [])
  return (
    <Sonner
      position="bottom-right"
      containerAriaLabel={t('notifications')}
      mobileOffset={{ bottom: 72 }}
      duration={4000}
    />
  )
}

export async function show(
  draw: (id: string | number) => ReactElement,
  options?: ExternalToast,
): Promise<void> {
  await mounted
  toast.custom(draw, options)
}

export async function dismiss(id: string | number): Promise<void> {
  await mounted
  toast.dismiss(id)
}
