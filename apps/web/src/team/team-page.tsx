import { useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { AdminsOnly } from '../shell/admins-only.tsx'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Invitations } from './invitations.tsx'
import { InviteDialog, type Invitee } from './invite-dialog.tsx'
import { Members } from './members.tsx'

const nobodyYet: Invitee = { email: '', role: 'agent' }

export function TeamPage(): ReactElement {
  const t = useTranslations('team')
  useTitle(t('title'))
  return (
    <AdminsOnly>
      <Team />
    </AdminsOnly>
  )
}

/** Members and invitations. */
function Team(): ReactElement {
  const t = useTranslations('team')
  const [invitee, setInvitee] = useState<Invitee | null>(null)
  // When the members cannot be loaded, neither can the invitations: one error is enough.
  const { isLoadingError } = useQuery(trpc.team.list.queryOptions())
  return (
    <Page
      title={t('title')}
      actions={
        <Button variant="primary" icon={UserPlus} onClick={() => setInvitee(nobodyYet)}>
          {t('invite')}
        </Button>
      }
    >
      <div className="min-h-0 flex-1 overflow-y-auto scroll-thin">
        <Members />
        {!isLoadingError && (
          <Invitations onInviteAgain={({ email, role }) => setInvitee({ email, role })} />
        )}
      </div>
      {invitee && <InviteDialog invitee={invitee} onClose={() => setInvitee(null)} />}
    </Page>
  )
}
