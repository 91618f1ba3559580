import type { Role } from '@oka/contract/role'
import { roles } from '@oka/contract/known-values'
import type { Member } from '@oka/contract/team'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { useAdmin } from '../session/use-session.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Select } from '../ui/input.tsx'
import { notify } from '../ui/toaster.tsx'
import { useSetRole } from './use-change-member.ts'

/** The role, and for other members a select, with confirmation. */
export function MemberRole({ member }: { member: Member }): ReactElement {
  const t = useTranslations()
  const { id } = useAdmin()
  const [wanted, setWanted] = useState<Role | null>(null)
  if (member.id === id) return <span>{t(`words.role.${member.role}`)}</span>
  return (
    <>
      <Select
        aria-label={t('team.roleOf', { name: member.name })}
        value={member.role}
        onChange={({ target }) => setWanted(roles.find((role) => role === target.value) ?? null)}
        className="w-36 max-w-full pointer-coarse:w-44"
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`words.role.${role}`)}
          </option>
        ))}
      </Select>
      {wanted && <SetRole member={member} role={wanted} onClose={() => setWanted(null)} />}
    </>
  )
}

type SetRoleProps = { member: Member; role: Role; onClose: () => void }

function SetRole({ member, role, onClose }: SetRoleProps): ReactElement {
  const t = useTranslations()
  const explain = useExplain()
  const { name } = member
  const roleName = t(`words.role.${role}`)
  const setRole = useSetRole(() => {
    notify(t('team.roleSet', { name, role: roleName }))
    onClose()
  })
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('team.setRoleTitle')}
      confirm={t('team.setRole')}
      busy={setRole.isPending}
      error={setRole.isError ? explain(setRole.error) : null}
      onConfirm={() => setRole.mutate({ id: member.id, role })}
    >
      <p>{t('team.setRoleText', { name, role: roleName })}</p>
      <p>{t(`team.roleTexts.${role}`)}</p>
    </ConfirmDialog>
  )
}
