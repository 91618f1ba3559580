import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { prefer, usePreferences } from '../preferences.ts'
import { Button } from '../ui/button.tsx'
import { canShow, chime } from './sound-alert.ts'

/**
 * Settings of sounds and system notifications. The browser's permission is requested only when they
 * are switched on.
 */
export function SoundSettings(): ReactElement {
  const t = useTranslations('notifications')
  const { sound } = usePreferences()
  return (
    <div className="grid shrink-0 gap-2 border-t bg-surface px-4 py-3">
      <Toggle
        label={t('sound')}
        isOn={sound}
        onChange={(isOn) => {
          prefer({ sound: isOn })
          if (isOn) chime()
        }}
      />
      {canShow && <DesktopSetting />}
    </div>
  )
}

function DesktopSetting(): ReactElement {
  const t = useTranslations('notifications')
  const { desktop } = usePreferences()
  const [permission, setPermission] = useState(Notification.permission)
  if (permission === 'denied') {
    return <p className="text-xs text-pretty text-ink-3">{t('desktopDenied')}</p>
  }
  if (permission === 'granted') {
    return (
      <Toggle label={t('desktop')} isOn={desktop} onChange={(isOn) => prefer({ desktop: isOn })} />
    )
  }
  const ask = async (): Promise<void> => {
    prefer({ desktop: true })
    setPermission(await Notification.requestPermission())
  }
  return (
    <Button size="sm" onClick={() => void ask()} className="justify-self-start">
      {t('desktopTurnOn')}
    </Button>
  )
}

type ToggleProps = { label: string; isOn: boolean; onChange: (isOn: boolean) => void }

function Toggle({ label, isOn, onChange }: ToggleProps): ReactElement {
  return (
    <label className="flex items-center gap-2 pointer-coarse:py-1.5">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
        className="size-4"
      />
      {label}
    </label>
  )
}
