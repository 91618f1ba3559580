import type { Locale } from '@oka/contract/locale'
import { type Character, characters } from '@oka/contract/rehearsal'
import { messageMaxLength } from '@oka/contract/limits'
import { BookmarkPlus, Drama, RotateCcw, SendHorizontal } from 'lucide-react'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Select, Textarea } from '../ui/input.tsx'
import { useDraft } from './draft.ts'
import { type Author, OptionsRow } from './options-row.tsx'
import { PlayedTurnView, Yield } from './played-turn.tsx'
import { type Turn, useTalk } from './use-talk.ts'

type TalkPanelProps = {
  /** Keeps the conversation as one to be played again. */
  onKeep: (turns: readonly Turn[], locale: Locale) => void
}

/** Talks to the draft, oneself or by a visitor who is played. */
export function TalkPanel({ onKeep }: TalkPanelProps): ReactElement {
  const t = useTranslations('playground')
  const explain = useExplain()
  const draft = useDraft()
  const [locale, setLocale] = useState<Locale>(useLocale())
  const [by, setBy] = useState<Author>('model')
  const talk = useTalk({ draft: draft ?? {}, locale, by })
  const { turns } = talk
  return (
    <div className="grid gap-4">
      <OptionsRow
        by={by}
        onBy={setBy}
        locale={locale}
        onLocale={(next) => {
          setLocale(next)
          talk.restart()
        }}
      >
        {turns.length > 0 && (
          <>
            <Button variant="ghost" icon={RotateCcw} disabled={talk.busy} onClick={talk.restart}>
              {t('restart')}
            </Button>
            <Button icon={BookmarkPlus} disabled={talk.busy} onClick={() => onKeep(turns, locale)}>
              {t('keep')}
            </Button>
          </>
        )}
      </OptionsRow>
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="grid content-start gap-3">
          <Log turns={turns} sending={talk.sending} />
          {talk.error && (
            <p role="alert" className="rounded-lg bg-bad-soft px-4 py-3 text-bad-ink">
              {explain(talk.error)}
            </p>
          )}
          {talk.isOver && <p className="text-sm text-ink-2">{t('over')}</p>}
          <Composer disabled={draft === null || talk.isFull} busy={talk.busy} onSay={talk.say} />
          <Visitor
            disabled={draft === null || talk.isFull || talk.busy}
            busy={talk.busy}
            onPlay={talk.play}
          />
        </div>
        <Yield turn={turns.at(-1)?.turn} />
      </div>
    </div>
  )
}

type LogProps = { turns: readonly Turn[]; sending: string | null }

function Log({ turns, sending }: LogProps): ReactElement {
  const t = useTranslations('playground')
  const log = useRef<HTMLDivElement>(null)
  const count = turns.length
  const last = `${count} ${sending}`
  useEffect(() => {
    if (last !== '') log.current?.scrollTo({ top: log.current.scrollHeight })
  }, [last])
  return (
    <div
      ref={log}
      role="log"
      aria-label={t('conversation')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so it has to be reachable
      tabIndex={0}
      className="grid max-h-[28rem] min-h-40 grid-cols-1 content-start gap-4 overflow-y-auto rounded-lg border p-4 scroll-thin"
    >
      {count === 0 && sending === null && <p className="text-ink-3">{t('empty')}</p>}
      {turns.map(({ said, turn }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- turns are only added
        <PlayedTurnView key={index} said={said} turn={turn} />
      ))}
      {sending !== null && (
        <>
          <PlayedTurnView said={sending} />
          <p className="text-right text-xs text-ink-3">{t('writing')}</p>
        </>
      )}
    </div>
  )
}

type ComposerProps = {
  disabled: boolean
  busy: boolean
  onSay: (content: string, then: () => void) => void
}

function Composer({ disabled, busy, onSay }: ComposerProps): ReactElement {
  const t = useTranslations('playground')
  const [content, setContent] = useState('')
  const send = (): void => {
    if (content.trim() !== '' && !busy) onSay(content, () => setContent(''))
  }
  return (
    <form
      className="flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="min-w-0 flex-1">
        <Field label={t('say')} hint={t('sayHint')}>
          {(control) => (
            <Textarea
              {...control}
              value={content}
              maxLength={messageMaxLength}
              disabled={disabled}
              className="min-h-9"
              onChange={({ target }) => setContent(target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
                event.preventDefault()
                send()
              }}
            />
          )}
        </Field>
      </div>
      <Button
        type="submit"
        variant="primary"
        icon={SendHorizontal}
        busy={busy}
        disabled={disabled || content.trim() === ''}
        className="mb-5.5"
      >
        {t('send')}
      </Button>
    </form>
  )
}

type VisitorProps = {
  disabled: boolean
  busy: boolean
  onPlay: (character: Character, toEnd: boolean) => void
}

function Visitor({ disabled, onPlay }: VisitorProps): ReactElement {
  const t = useTranslations('playground')
  const [character, setCharacter] = useState<Character>('buyer')
  return (
    <div className="flex flex-wrap items-end gap-2 border-t pt-3">
      <Field label={t('character')}>
        {(control) => (
          <Select
            {...control}
            value={character}
            onChange={({ target }) => setCharacter(target.value as Character)}
            className="w-64 max-w-full"
          >
            {characters.map((one) => (
              <option key={one} value={one}>
                {t(`characters.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button icon={Drama} disabled={disabled} onClick={() => onPlay(character, false)}>
        {t('nextMessage')}
      </Button>
      <Button disabled={disabled} onClick={() => onPlay(character, true)}>
        {t('toEnd')}
      </Button>
    </div>
  )
}
