import { createHash } from 'node:crypto'

import type { GonePage, PageNotice, ReportPage, WebPage } from '@oka/api/ports/report'
import type { Locale } from '@oka/contract/locale'
import type { ReportClaim, ReportSection } from '@oka/contract/report'
import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'

import { light } from './colors.ts'
import { pageStyle } from './report-page-style.ts'
import { pageWords } from './report-page-words.ts'

/**
 * The page that shows a report to its client: complete in itself, without scripts and requests, so
 * that it reads on any phone. The score is left out.
 */
export function writeReportPage(page: ReportPage): WebPage {
  const { document, logo } = page
  const { locale, letterhead, lead, sections } = document
  const word = pageWords[locale]
  const name = lead.company || lead.name
  return wholePage(
    { locale, title: `${word.title} – ${letterhead.name}`, color: letterhead.color },
    [
      h('header', [
        logo && letterhead.logo
          ? h('img', {
              src: `data:${letterhead.logo.type};base64,${logo.toString('base64')}`,
              alt: letterhead.name,
            })
          : h('p', { class: 'company' }, letterhead.name),
        h('h1', word.title),
        name === '' ? null : h('p', { class: 'muted' }, word.for(name)),
        h('p', { class: 'actions' }, [
          h('a', { class: 'button', href: page.pdfUrl, download: true }, word.download),
          h('a', { class: 'button quiet', href: '#answer' }, word.answer),
        ]),
      ]),
      h('main', [
        ...(page.notice === 'sent' ? [h('p', { class: 'good', role: 'status' }, word.sent)] : []),
        ...sections.map((section) => sectionOf(section, locale)),
        contactOf(page),
        answerForm(page),
      ]),
    ],
  )
}

/** The page of a link that has expired or was revoked. */
export function writeGonePage({ locale }: GonePage): WebPage {
  const word = pageWords[locale]
  return wholePage({ locale, title: word.gone, color: light.muted }, [
    h('main', [h('h1', word.gone), h('p', word.goneText)]),
  ])
}

type Head = { locale: Locale; title: string; color: string }

function wholePage({ locale, title, color }: Head, body: ElementContent[]): WebPage {
  const style = pageStyle(color)
  const tree = h('html', { lang: locale }, [
    h('head', [
      h('meta', { charset: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('meta', { name: 'robots', content: 'noindex, nofollow' }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'format-detection', content: 'telephone=no' }),
      h('title', title),
      h('style', style),
    ]),
    h('body', body),
  ])
  const styleHash = createHash('sha256').update(style).digest('base64')
  return { html: `<!doctype html>\n${toHtml(tree)}\n`, styleHash }
}

function sectionOf(section: ReportSection, locale: Locale): ElementContent {
  const word = pageWords[locale]
  const heading = h('h2', word.sections[section.kind])
  switch (section.kind) {
    case 'situation':
      return h('section', [heading, h('p', section.claims.map(({ text }) => text).join(' '))])
    case 'options':
      return h('section', [
        heading,
        ...section.options.map(({ service, claims }) =>
          h('article', [
            h('h3', service.name),
            h(
              'dl',
              claims.map((claim) =>
                h('div', [h('dt', word.optionParts[claim.part]), h('dd', claim.text)]),
              ),
            ),
          ]),
        ),
        claimList(section.claims, locale),
      ])
    case 'nextSteps':
      return h('section', [heading, stepTable(section.claims, locale)])
    case 'assumptions':
      return h('section', { class: 'note' }, [
        heading,
        h('p', { class: 'muted' }, word.assumptions),
        claimList(section.claims, locale),
      ])
    case 'wanted':
    case 'understood':
    case 'openQuestions':
      return h('section', [heading, claimList(section.claims, locale)])
  }
}

function claimList(claims: readonly ReportClaim[], locale: Locale): ElementContent {
  const word = pageWords[locale]
  return h(
    'ul',
    claims.map(({ text, field, origin }) =>
      h('li', [
        ...(field === null ? [] : [h('strong', word.fields[field]), ' – ']),
        text,
        origin.kind === 'theirs' && origin.quote !== null && origin.quote !== text
          ? h('span', { class: 'source' }, word.quote(origin.quote))
          : null,
        origin.kind === 'ours' && origin.service !== null
          ? h('span', { class: 'source' }, word.fromCatalogue(origin.service.name))
          : null,
      ]),
    ),
  )
}

type Steps = Extract<ReportSection, { kind: 'nextSteps' }>['claims']

/**
 * A table where it is said who or when, otherwise a list; on a phone its rows are read one below the
 * other.
 */
function stepTable(steps: Steps, locale: Locale): ElementContent {
  const word = pageWords[locale]
  const parts = (['who', 'when'] as const).filter((part) => steps.some((step) => step[part]))
  if (parts.length === 0) return claimList(steps, locale)
  const names = [word.steps.what, ...parts.map((part) => word.steps[part])]
  return h('table', [
    h('thead', [
      h(
        'tr',
        names.map((name) => h('th', { scope: 'col' }, name)),
      ),
    ]),
    h(
      'tbody',
      steps.map((step) =>
        h('tr', [h('td', step.text), ...parts.map((part) => h('td', step[part] ?? '–'))]),
      ),
    ),
  ])
}

/** Who is there for the client: the consultant, or else the company. */
function contactOf({ document: { locale, consultant, letterhead } }: ReportPage): ElementContent {
  const word = pageWords[locale]
  const { name, email, phone } = consultant ?? letterhead
  const booking = consultant?.bookingUrl ?? ''
  return h('section', { class: 'card' }, [
    h('h2', word.contact),
    h('p', [
      h('strong', name),
      ...(phone === ''
        ? []
        : [h('br'), h('a', { href: `tel:${phone.replaceAll(/[^+\d]/g, '')}` }, phone)]),
      ...(email === '' ? [] : [h('br'), h('a', { href: `mailto:${email}` }, email)]),
    ]),
    booking === ''
      ? null
      : h('p', [h('a', { class: 'button', href: booking, rel: 'noreferrer' }, word.book)]),
  ])
}

function answerForm(page: ReportPage): ElementContent {
  const { document, answer, chatUrl, notice } = page
  const word = pageWords[document.locale]
  const problem = notice !== null && notice !== 'sent' ? word[problems[notice]] : null
  return h('section', { class: 'card', id: 'answer' }, [
    h('h2', word.answer),
    h('p', { class: 'muted' }, word.answerText(document.letterhead.name)),
    h('form', { method: 'post', action: answer.action }, [
      h('input', { type: 'hidden', name: 'token', value: answer.token }),
      h('input', { type: 'hidden', name: 'key', value: answer.key }),
      h('label', { for: 'content' }, word.yourAnswer),
      h(
        'textarea',
        {
          id: 'content',
          name: 'content',
          rows: 5,
          maxLength: 4000,
          required: true,
          ...(problem !== null && {
            ariaInvalid: 'true',
            ariaDescribedBy: ['problem'],
            autoFocus: true,
          }),
        },
        answer.typed,
      ),
      problem === null ? null : h('p', { class: 'bad', id: 'problem', role: 'alert' }, problem),
      h('p', { class: 'actions' }, [
        h('button', { type: 'submit' }, word.send),
        chatUrl === null ? null : h('a', { href: chatUrl, rel: 'noreferrer' }, word.chat),
      ]),
    ]),
  ])
}

const problems = {
  empty: 'empty',
  too_long: 'tooLong',
  too_many: 'tooMany',
  failed: 'failed',
} as const satisfies Record<Exclude<PageNotice, 'sent' | null>, string>
