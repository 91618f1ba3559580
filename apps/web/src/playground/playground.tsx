import type { Rehearsal } from '@oka/contract/rehearsal'
import { type ReactElement, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { useMay } from '../session/use-session.ts'
import { cx } from '../ui/cx.ts'
import { useDraft } from './draft.ts'
import { RehearsalForm } from './rehearsal-form.tsx'
import { ReplayPanel } from './replay-panel.tsx'
import { SavedPanel } from './saved-panel.tsx'
import { TalkPanel } from './talk-panel.tsx'
import { emptyValues, keptValues, toValues, type Values } from './values.ts'

const tabs = ['talk', 'replay', 'saved'] as const
type Tab = (typeof tabs)[number]
type Editing = { initial: Values; id?: string; version?: number }

/** Tries the draft around it: talks to it, replays the past with it, and plays the company's own conversations. */
export function Playground(): ReactElement {
  const t = useTranslations('playground')
  const locale = useLocale()
  const draft = useDraft()
  const mayPlay = useMay('agent')
  const [tab, setTab] = useState<Tab>(mayPlay ? 'talk' : 'saved')
  const [editing, setEditing] = useState<Editing>()
  const edit = (one: Rehearsal | null): void =>
    setEditing(
      one
        ? { initial: toValues(one), id: one.id, version: one.version }
        : { initial: emptyValues(locale) },
    )
  const shown = mayPlay ? tabs : (['saved'] as const)
  return (
    <div className="grid gap-5">
      <div className="grid gap-3">
        <p className="text-pretty text-ink-2">{t('intro')}</p>
        {draft === null && (
          <p role="alert" className="rounded-lg bg-warn-soft px-4 py-3 text-warn-ink">
            {t('unfinished')}
          </p>
        )}
        <fieldset
          aria-label={t('what')}
          className="flex w-fit max-w-full flex-wrap rounded-md bg-hover p-0.5"
        >
          {shown.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === tab}
              onClick={() => {
                setTab(one)
                setEditing(undefined)
              }}
              className={cx(
                'h-7 rounded-sm px-3 text-sm font-medium pointer-coarse:h-9',
                one === tab ? 'bg-surface text-ink shadow-card' : 'text-ink-2 hover:text-ink',
              )}
            >
              {t(`tabs.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {/* Kept while something else is shown, so that the conversation is not lost. */}
      <div hidden={tab !== 'talk'}>
        {mayPlay && (
          <TalkPanel
            onKeep={(turns, of) => {
              setEditing({ initial: keptValues(turns, of) })
              setTab('saved')
            }}
          />
        )}
      </div>
      {tab === 'replay' && <ReplayPanel />}
      {tab === 'saved' && !editing && <SavedPanel onEdit={edit} />}
      {tab === 'saved' && editing && (
        <RehearsalForm {...editing} onClose={() => setEditing(undefined)} />
      )}
    </div>
  )
}
