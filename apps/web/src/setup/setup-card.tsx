import type { Setup } from '@oka/contract/settings'
import { Link } from '@tanstack/react-router'
import { Circle, CircleCheck, X } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { useTranslations } from 'use-intl'

import { prefer } from '../preferences.ts'
import { IconButton } from '../ui/button.tsx'
import { Meter } from '../ui/meter.tsx'
import { Snippet } from './snippet.tsx'
import { setupSteps } from './use-setup.ts'

type StepName = (typeof setupSteps)[number]

/** The page of each step. The snippet is copied here, and pasted into another site's page. */
const places = {
  companyNamed: '/settings',
  siteAllowed: '/settings',
  chatSeen: null,
  mailConfigured: '/mails',
  colleagueInvited: '/team',
} as const

/** Steps from an empty app to a chat on the company's site, each checked off automatically. */
export function SetupCard({ setup }: { setup: Setup }): ReactElement {
  const t = useTranslations('setup')
  const done = setupSteps.filter((step) => setup[step]).length
  return (
    <section
      aria-labelledby="setup-title"
      className="w-full max-w-lg rounded-xl border bg-raised shadow-card"
    >
      <header className="flex items-start gap-3 py-3 pr-2 pl-5">
        <div className="grid flex-1 gap-1 pt-1">
          <h2 id="setup-title" className="text-base font-semibold">
            {t('title')}
          </h2>
          <p className="text-xs text-ink-3">{t('progress', { done, of: setupSteps.length })}</p>
        </div>
        <IconButton label={t('dismiss')} icon={X} onClick={() => prefer({ setup: false })} />
      </header>
      <div className="px-5 pb-1">
        <Meter value={done} max={setupSteps.length} />
      </div>
      <ol className="grid py-2">
        {setupSteps.map((step) => (
          <Step key={step} name={step} done={setup[step]}>
            {step === 'chatSeen' && !setup.chatSeen && <Snippet text={setup.snippet} />}
          </Step>
        ))}
      </ol>
    </section>
  )
}

type StepProps = { name: StepName; done: boolean; children: ReactNode }

function Step({ name, done, children }: StepProps): ReactElement {
  const t = useTranslations('setup')
  const Icon = done ? CircleCheck : Circle
  const place = places[name]
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3 px-5 py-2">
      <Icon
        aria-hidden
        className={done ? 'mt-px size-4.5 text-good' : 'mt-px size-4.5 text-ink-3'}
        strokeWidth={1.9}
      />
      <div className="grid grid-cols-1 gap-0.5">
        <p className={done ? 'text-ink-3' : 'font-medium'}>
          {place && !done ? (
            <Link
              to={place}
              className="underline decoration-line-strong underline-offset-3 hover:decoration-ink"
            >
              {t(`steps.${name}`)}
            </Link>
          ) : (
            t(`steps.${name}`)
          )}
          <span className="sr-only">{done ? t('isDone') : t('isOpen')}</span>
        </p>
        {!done && <p className="text-xs text-pretty text-ink-3">{t(`texts.${name}`)}</p>}
        {children}
      </div>
    </li>
  )
}
