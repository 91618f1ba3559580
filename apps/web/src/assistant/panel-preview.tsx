import type { Locale } from '@oka/contract/locale'
import { locales } from '@oka/contract/known-values'
import { openingOf } from '@oka/contract/widget-persona'
import { SendHorizontal } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useLocale, useTranslations } from 'use-intl'

import { cx } from '../ui/cx.ts'
import { pictureUrlOf } from './picture-field.tsx'
import { linesOf, type Values } from './values.ts'

/** What a visitor sees first: the panel's opening as the form has it, and the first question with answers. */
export function PanelPreview({ company }: { company: string }): ReactElement {
  const t = useTranslations('assistant')
  const words = useTranslations('words')
  const own = useLocale()
  const [locale, setLocale] = useState<Locale>(own)
  return (
    <aside aria-labelledby="preview" className="grid content-start gap-2.5">
      <div className="flex items-center gap-2">
        <h2 id="preview" className="flex-1 text-base font-semibold">
          {t('preview')}
        </h2>
        <fieldset className="flex gap-0.5">
          <legend className="sr-only">{t('previewLanguage')}</legend>
          {locales.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === locale}
              onClick={() => setLocale(one)}
              className={cx(
                'h-7 rounded-md px-2 text-xs font-medium pointer-coarse:h-9',
                one === locale ? 'bg-sunken text-ink' : 'text-ink-2 hover:bg-hover',
              )}
            >
              {words(`locale.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <Panel company={company} locale={locale} />
      <p className="text-xs text-ink-3">{t('previewText')}</p>
    </aside>
  )
}

function Panel({ company, locale }: { company: string; locale: Locale }): ReactElement {
  const t = useTranslations('assistant.panel')
  const values = useWatch<Values>() as Values
  const { name, greeting, hasOpenings, openings, handOver, questions, hasDigitalTopics } = values
  const role = t(`${locale}.role`)
  const called = name.trim() === '' ? role : `${name.trim()} · ${role}`
  const suggested = linesOf(openings[locale])
  const none = { en: null, fr: null }
  const without = openingOf(
    { greeting: none, openings: none, handOver, hasDigitalTopics },
    company,
    locale,
  )
  const usual = without.openings ?? [t(`${locale}.opening1`), t(`${locale}.opening2`)]
  const chips = suggested.length > 0 ? suggested : usual
  const first = questions.find(
    ({ isAsked, wording, choices }) =>
      isAsked && wording[locale].trim() !== '' && linesOf(choices[locale]).length > 0,
  )
  return (
    <div lang={locale} className="overflow-hidden rounded-2xl border bg-surface shadow-card">
      <div className="flex items-center gap-3 bg-linear-to-br from-[#0d6168] to-[#213f70] px-4 py-3 text-white">
        <Portrait url={pictureUrlOf(values.picture)} company={company} />
        <div className="grid min-w-0 leading-tight">
          <span className="truncate font-semibold">{company}</span>
          <span className="truncate text-xs text-white/85">{called}</span>
        </div>
      </div>
      <div className="grid content-start gap-3 p-4">
        <Said
          name={called}
          text={greeting[locale].trim() || without.hello || t(`${locale}.greeting`, { company })}
        />
        {hasOpenings && <Chips texts={chips} />}
        {first && (
          <>
            <Said name={called} text={first.wording[locale].trim()} />
            <Chips texts={linesOf(first.choices[locale])} />
          </>
        )}
      </div>
      <div className="grid gap-2 px-3 pb-3">
        {handOver.isOffered && (
          <span className="justify-self-end text-xs font-semibold text-accent-ink underline">
            {t(`${locale}.person`)}
          </span>
        )}
        <div className="flex items-center rounded-full border bg-sunken py-1 pr-1 pl-4 text-ink-3">
          <span className="flex-1 truncate">{t(`${locale}.placeholder`)}</span>
          <span className="grid size-8 place-items-center rounded-full bg-[#0d6168] text-white opacity-40">
            <SendHorizontal aria-hidden className="size-4" />
          </span>
        </div>
      </div>
    </div>
  )
}

function Portrait({ url, company }: { url: string | undefined; company: string }): ReactElement {
  if (url) return <img src={url} alt="" className="size-10 shrink-0 rounded-full object-cover" />
  return (
    <span
      aria-hidden
      className="grid size-10 shrink-0 place-items-center rounded-full bg-white/15 text-lg font-semibold"
    >
      {company.slice(0, 1)}
    </span>
  )
}

function Said({ name, text }: { name: string; text: string }): ReactElement {
  return (
    <div className="grid justify-items-start gap-1 pr-6">
      <span className="text-xs font-medium text-ink-2">{name}</span>
      <p className="rounded-2xl rounded-bl-md bg-sunken px-3.5 py-2 wrap-anywhere whitespace-pre-wrap">
        {text}
      </p>
    </div>
  )
}

function Chips({ texts }: { texts: readonly string[] }): ReactElement {
  return (
    <ul className="flex flex-wrap gap-2">
      {texts.map((text) => (
        <li
          key={text}
          className="rounded-2xl border border-line-strong px-3 py-1.5 font-medium wrap-anywhere text-accent-ink"
        >
          {text}
        </li>
      ))}
    </ul>
  )
}
