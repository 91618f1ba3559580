import { ChevronRight } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { AnswerCardView } from './answer-card.tsx'
import { useAnswerCard } from './use-answers.ts'

/** How an answer of the assistant came about, read when it is opened. */
export function AnswerDetails({ messageId }: { messageId: string }): ReactElement {
  const t = useTranslations('answers')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details
      className="group/answer w-full min-w-0 text-sm"
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary className="ml-auto flex w-fit cursor-pointer items-center gap-0.5 rounded-xs px-1 text-xs text-ink-3 hover:text-ink pointer-coarse:py-1.5">
        <ChevronRight
          aria-hidden
          className="size-3.5 transition-transform group-open/answer:rotate-90"
        />
        {t('open')}
      </summary>
      {isOpen && <Loaded messageId={messageId} />}
    </details>
  )
}

function Loaded({ messageId }: { messageId: string }): ReactElement {
  const explain = useExplain()
  const card = useAnswerCard(messageId)
  return (
    <div className="mt-1 rounded-lg border bg-surface">
      {card.data && <AnswerCardView card={card.data} />}
      {card.isPending && <SkeletonRows rows={3} className="h-6" />}
      {!card.data && card.isError && (
        <ErrorState
          message={explain(card.error)}
          retry={() => void card.refetch()}
          busy={card.isFetching}
        />
      )}
    </div>
  )
}
