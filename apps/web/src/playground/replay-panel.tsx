import type { PlayedConversation } from '@oka/contract/rehearsal'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { formatMoment } from '../i18n/formats.ts'
import { useExplain } from '../problems.ts'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/empty-state.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/input.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useDraft } from './draft.ts'
import { type Author, OptionsRow } from './options-row.tsx'
import { PlayedTurnView, Yield } from './played-turn.tsx'

/** Has the draft answer what a visitor wrote in a past conversation, beside what was replied then. */
export function ReplayPanel(): ReactElement {
  const t = useTranslations('playground')
  const explain = useExplain()
  const past = useQuery(trpc.chat.list.queryOptions({ limit: 100 }))
  if (past.isPending) return <SkeletonRows rows={3} className="h-9" />
  if (past.isError) {
    return (
      <ErrorState
        message={explain(past.error)}
        retry={() => void past.refetch()}
        busy={past.isFetching}
      />
    )
  }
  const [first, ...others] = past.data.items
  return first ? (
    <Replay conversations={[first, ...others]} />
  ) : (
    <p className="py-8 text-center text-ink-2">{t('noPast')}</p>
  )
}

type Conversations = readonly [Past, ...Past[]]

function Replay({ conversations }: { conversations: Conversations }): ReactElement {
  const t = useTranslations('playground')
  const explain = useExplain()
  const draft = useDraft()
  const [by, setBy] = useState<Author>('rules')
  const [conversationId, setConversationId] = useState(conversations[0].conversationId)
  const play = useMutation(trpc.rehearsal.play.mutationOptions())
  return (
    <div className="grid gap-4">
      <OptionsRow by={by} onBy={setBy}>
        <PastField
          conversations={conversations}
          value={conversationId}
          onChange={(id) => {
            setConversationId(id)
            play.reset()
          }}
        />
        <Button
          variant="primary"
          icon={Play}
          busy={play.isPending}
          disabled={draft === null}
          onClick={() => draft && play.mutate({ draft, by, of: { conversationId } })}
        >
          {t('replay')}
        </Button>
      </OptionsRow>
      {play.error && (
        <p role="alert" className="rounded-lg bg-bad-soft px-4 py-3 text-bad-ink">
          {explain(play.error)}
        </p>
      )}
      {play.data && <Replayed played={play.data} />}
    </div>
  )
}

function Replayed({ played: { turns, isCut } }: { played: PlayedConversation }): ReactElement {
  const t = useTranslations('playground')
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_17rem]">
      <section aria-label={t('conversation')} className="grid content-start gap-4">
        {turns.length === 0 && <p className="text-ink-2">{t('nothingSaid')}</p>}
        {turns.map(({ said, formerly, turn }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- they never change
          <PlayedTurnView key={index} said={said} formerly={formerly} turn={turn} />
        ))}
        {isCut && <p className="text-sm text-ink-2">{t('isCut')}</p>}
      </section>
      <Yield turn={turns.at(-1)?.turn} />
    </div>
  )
}

type Past = {
  conversationId: string
  lead: { name: string; company: string } | null
  lastMessage: { content: string } | null
  activeAt: string
}
type PastFieldProps = {
  conversations: readonly Past[]
  value: string
  onChange: (conversationId: string) => void
}

function PastField({ conversations, value, onChange }: PastFieldProps): ReactElement {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <Field label={t('playground.past')}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          className="w-80 max-w-full"
        >
          {conversations.map(({ conversationId, lead, lastMessage, activeAt }) => (
            <option key={conversationId} value={conversationId}>
              {[
                lead?.name || lead?.company || t('words.visitor'),
                formatMoment(new Date(activeAt), locale),
                lastMessage?.content.slice(0, 40) ?? '',
              ].join(' · ')}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
