import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { AdminsOnly } from '../shell/admins-only.tsx'
import { buttonClass } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { useTitle } from '../ui/use-title.ts'
import { ChooseFile } from './choose-file.tsx'
import { ImportProgress } from './import-progress.tsx'
import { ImportReview } from './import-review.tsx'
import { ImportResult } from './import-result.tsx'
import { useLeadImport } from './use-lead-import.ts'

/** Imports the leads that the former front end stored in the browser. */
export function ImportPage(): ReactElement {
  const t = useTranslations('imports')
  useTitle(t('title'))
  return (
    <AdminsOnly>
      <Page
        title={t('title')}
        actions={
          <Link to="/leads" className={buttonClass()}>
            {t('toLeads')}
          </Link>
        }
      >
        <div className="min-h-0 flex-1 overflow-y-auto scroll-thin">
          <div className="mx-auto grid max-w-2xl gap-6 px-4 py-6 sm:px-6 sm:py-8">
            <Steps />
          </div>
        </div>
      </Page>
    </AdminsOnly>
  )
}

function Steps(): ReactElement {
  const { step, read, start, stop, again } = useLeadImport()
  const [text, setText] = useState('')
  switch (step.name) {
    case 'choose':
      return <ChooseFile {...step} text={text} onText={setText} onRead={read} />
    case 'reading':
    case 'checking':
    case 'importing':
      return <ImportProgress key={step.name} step={step} onStop={stop} />
    case 'ready':
      return <ImportReview {...step} onStart={start} onAgain={again} />
    case 'done':
      return <ImportResult {...step} onAgain={again} />
  }
}
