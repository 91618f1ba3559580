import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { Fold } from '../ui/fold.tsx'
import { ErrorState } from '../ui/empty-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { AnswerCardView } from './answer-card.tsx'
import { useAnswerCard } from './use-answers.ts'

/** How an answer of the assistant came about, read when it is opened. */
export function AnswerDetails({ messageId }: { messageId: string }): ReactElement {
  const t = useTranslations('answers')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Fold
      className="w-full min-w-0 text-sm"
      labelClassName="ml-auto px-1 text-ink-3"
      label={t('open')}
      onToggle={setIsOpen}
    >
      {isOpen && <Loaded messageId={messageId} />}
    </Fold>
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
