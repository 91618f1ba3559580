import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { IconButton } from '../ui/button.tsx'
import { Input } from '../ui/input.tsx'

/** A password, with a button that shows what was typed. */
export function PasswordInput(props: ComponentProps<'input'>): ReactElement {
  const t = useTranslations('auth')
  const [shown, setShown] = useState(false)
  return (
    <div className="relative">
      <Input {...props} type={shown ? 'text' : 'password'} className="h-10 pr-11" />
      <span className="absolute top-1 right-1 pointer-coarse:top-0 pointer-coarse:right-0">
        <IconButton
          label={shown ? t('hide') : t('show')}
          icon={shown ? EyeOff : Eye}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        />
      </span>
    </div>
  )
}
