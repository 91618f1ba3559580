import { type AnswerCard, type AnswerVerdict, ratingReasonMax } from '@oka/contract/answer'
import { ThumbsDown, ThumbsUp, Undo2 } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { Age } from '../i18n/time.tsx'
import { useMay } from '../session/use-session.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Textarea } from '../ui/input.tsx'
import { KnowledgeLink } from './knowledge-link.tsx'
import { useRateAnswer } from './use-answers.ts'

/** The rating of an answer, or the form to give one. */
export function RatingForm({ card }: { card: AnswerCard }): ReactElement {
  const t = useTranslations('answers')
  const mayRate = useMay('agent')
  if (card.rating) return <Rated card={card} rating={card.rating} mayRate={mayRate} />
  return mayRate ? <NewRating messageId={card.messageId} /> : <p>{t('notRated')}</p>
}

type RatedProps = {
  card: AnswerCard
  rating: NonNullable<AnswerCard['rating']>
  mayRate: boolean
}

function Rated({ card, rating, mayRate }: RatedProps): ReactElement {
  const t = useTranslations()
  const { busy, takeBack } = useRateAnswer()
  const { verdict, reason, by, at, doneAt } = rating
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={verdict === 'good' ? 'good' : 'bad'}>{t(`answers.verdict.${verdict}`)}</Badge>
        <span className="text-xs text-ink-3">
          {t('answers.by', { name: by?.name ?? t('words.someone') })} <Age at={at} />
        </span>
        {doneAt && <Badge>{t('answers.done')}</Badge>}
      </p>
      {reason && <p className="wrap-anywhere whitespace-pre-line">{reason}</p>}
      {mayRate && (
        <p className="flex flex-wrap gap-2">
          {verdict === 'wrong' && <KnowledgeLink answer={card} />}
          <Button size="sm" variant="ghost" icon={Undo2} busy={busy} onClick={() => takeBack(card)}>
            {t('answers.takeBack')}
          </Button>
        </p>
      )}
    </div>
  )
}

const looks = {
  good: { icon: ThumbsUp, on: 'border-good bg-good-soft text-good-ink' },
  wrong: { icon: ThumbsDown, on: 'border-bad bg-bad-soft text-bad-ink' },
} as const

function NewRating({ messageId }: { messageId: string }): ReactElement {
  const t = useTranslations('answers')
  const { busy, rate } = useRateAnswer()
  const [verdict, setVerdict] = useState<AnswerVerdict | null>(null)
  const [reason, setReason] = useState('')
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (verdict) rate(messageId, verdict, reason, () => setVerdict(null))
      }}
    >
      <fieldset className="flex min-w-0 flex-wrap items-center gap-2">
        <legend className="mb-1.5 text-ink-2">{t('ask')}</legend>
        {(['good', 'wrong'] as const).map((one) => (
          <Button
            key={one}
            size="sm"
            icon={looks[one].icon}
            aria-pressed={verdict === one}
            className={verdict === one ? looks[one].on : ''}
            onClick={() => setVerdict(verdict === one ? null : one)}
          >
            {t(`verdict.${one}`)}
          </Button>
        ))}
      </fieldset>
      {verdict && (
        <>
          <Field label={t('why')} hint={t(`whyHint.${verdict}`)}>
            {(control) => (
              <Textarea
                {...control}
                value={reason}
                maxLength={ratingReasonMax}
                className="min-h-14"
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" size="sm" variant="primary" busy={busy} className="w-fit">
            {t('rate')}
          </Button>
        </>
      )}
    </form>
  )
}
