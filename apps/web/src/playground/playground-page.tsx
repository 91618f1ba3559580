import { rubric as complete } from '@oka/contract/rubric'
import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { KnowledgeTabs } from '../knowledge/knowledge-tabs.tsx'
import { trpc } from '../trpc.ts'
import { Page } from '../ui/page.tsx'
import { useTitle } from '../ui/use-title.ts'
import { DraftContext } from './draft.ts'
import { Playground } from './playground.tsx'

/** The playground with what is published, or with the saved draft of the scoring. */
export function PlaygroundPage(): ReactElement {
  const t = useTranslations()
  useTitle(t('playground.title'))
  const { data: state } = useQuery(trpc.rubric.read.queryOptions())
  const [isDrafted, setIsDrafted] = useState(false)
  const drafted = complete.safeParse(state?.draft?.rubric).data
  const withRubric = isDrafted && drafted !== undefined
  return (
    <Page title={t('knowledge.title')}>
      <div className="flex shrink-0 items-center border-b px-4 py-1.5 sm:px-5">
        <KnowledgeTabs />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto scroll-thin">
        <div className="mx-auto grid max-w-5xl gap-4 px-4 py-6 sm:px-8">
          {drafted && (
            <label className="flex items-center gap-2">
              <input
                type="checkbox"
                checked={isDrafted}
                onChange={({ target }) => setIsDrafted(target.checked)}
                className="size-4"
              />
              {t('playground.withRubric')}
            </label>
          )}
          <DraftContext value={withRubric ? { rubric: drafted } : {}}>
            <Playground />
          </DraftContext>
        </div>
      </div>
    </Page>
  )
}
