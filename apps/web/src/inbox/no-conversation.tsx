import { MessagesSquare } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { EmptyState } from '../ui/empty-state.tsx'
import { SetupCard } from '../setup/setup-card.tsx'
import { useSetup } from '../setup/use-setup.ts'
import { useConversations } from './use-conversations.ts'

/** Placeholder beside a list with nothing selected. */
export function NoConversation(): ReactElement | null {
  const t = useTranslations('inbox')
  const { data } = useConversations(undefined)
  const setup = useSetup()
  if (setup) {
    return (
      <div className="grid flex-1 content-center justify-items-center overflow-y-auto p-6">
        <SetupCard setup={setup} />
      </div>
    )
  }
  if (!data?.pages[0]?.items.length) return null
  return (
    <div className="grid flex-1 place-items-center">
      <EmptyState icon={MessagesSquare} title={t('choose')} text={t('chooseText')} />
    </div>
  )
}
