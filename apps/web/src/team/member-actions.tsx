import type { Member } from '@oka/contract/team'
import { Ellipsis, ShieldOff, UserRoundCheck, UserRoundX } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { useAdmin } from '../session/use-session.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { notify, notifyProblem } from '../ui/toaster.tsx'
import { useDisable, useEnable, useResetFactor } from './use-change-member.ts'

/** Actions on a member besides the role; none on oneself. */
export function MemberActions({ member }: { member: Member }): ReactElement | null {
  const t = useTranslations('team')
  const explain = useExplain()
  const { id } = useAdmin()
  const [asking, setAsking] = useState<'disable' | 'resetFactor' | null>(null)
  const close = (): void => setAsking(null)
  const enable = useEnable(({ name }) => notify(t('enableDone', { name })))
  if (member.id === id) return null
  const actions = t('actionsFor', { name: member.name })
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button
            variant="ghost"
            size="icon"
            icon={Ellipsis}
            busy={enable.isPending}
            aria-label={actions}
            title={actions}
          />
        }
      >
        {member.secondFactor && (
          <MenuItem icon={ShieldOff} danger onSelect={() => setAsking('resetFactor')}>
            {t('resetFactor')}
          </MenuItem>
        )}
        {member.disabledAt === null ? (
          <MenuItem icon={UserRoundX} danger onSelect={() => setAsking('disable')}>
            {t('disable')}
          </MenuItem>
        ) : (
          <MenuItem
            icon={UserRoundCheck}
            onSelect={() =>
              enable.mutate(
                { id: member.id },
                { onError: (error) => notifyProblem(explain(error)) },
              )
            }
          >
            {t('enable')}
          </MenuItem>
        )}
      </Menu>
      {asking === 'disable' && <Disable member={member} onClose={close} />}
      {asking === 'resetFactor' && <ResetFactor member={member} onClose={close} />}
    </>
  )
}

type AskProps = { member: Member; onClose: () => void }

function Disable({ member: { id, name }, onClose }: AskProps): ReactElement {
  const t = useTranslations('team')
  const explain = useExplain()
  const disable = useDisable(() => {
    notify(t('disableDone', { name }))
    onClose()
  })
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('disableTitle')}
      confirm={t('disableConfirm')}
      danger
      busy={disable.isPending}
      error={disable.isError ? explain(disable.error) : null}
      onConfirm={() => disable.mutate({ id })}
    >
      <p>{t('disableText', { name })}</p>
    </ConfirmDialog>
  )
}

function ResetFactor({ member: { id, name }, onClose }: AskProps): ReactElement {
  const t = useTranslations('team')
  const explain = useExplain()
  const reset = useResetFactor(() => {
    notify(t('resetFactorDone', { name }))
    onClose()
  })
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('resetFactorTitle')}
      confirm={t('resetFactorConfirm')}
      danger
      busy={reset.isPending}
      error={reset.isError ? explain(reset.error) : null}
      onConfirm={() => reset.mutate({ id })}
    >
      <p>{t('resetFactorText', { name })}</p>
    </ConfirmDialog>
  )
}
