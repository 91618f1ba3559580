import type { ReactElement, ReactNode } from 'react'
import { useTranslations } from 'use-intl'

import { prefer, usePreferences } from '../preferences.ts'
import { useMay } from '../session/use-session.ts'
import { Dialog, DialogBody } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { commandKeys } from './use-command-bar.ts'

type ShortcutsDialogProps = { open: boolean; onClose: () => void }

/** Every keyboard shortcut, and the switch that turns single-key ones off. */
export function ShortcutsDialog({ open, onClose }: ShortcutsDialogProps): ReactElement {
  const t = useTranslations('shell')
  const { shortcuts } = usePreferences()
  const isAdmin = useMay('admin')
  return (
    <Dialog open={open} onClose={onClose} title={t('shortcuts')}>
      <DialogBody>
        <Keys title={t('keys.everywhere')}>
          <Key keys={['1']}>{t('keys.goInbox')}</Key>
          <Key keys={['2']}>{t('keys.goLeads')}</Key>
          <Key keys={['3']}>{t('keys.goMails')}</Key>
          <Key keys={['4']}>{t('keys.goAnalytics')}</Key>
          <Key keys={['5']}>{t('keys.goReplies')}</Key>
          {isAdmin && <Key keys={['6']}>{t('keys.goTeam')}</Key>}
          {isAdmin && <Key keys={['7']}>{t('keys.goAudit')}</Key>}
          {isAdmin && <Key keys={['8']}>{t('keys.goSettings')}</Key>}
          <Key keys={['9']}>{t('keys.goToDo')}</Key>
          <Key keys={['0']}>{t('keys.goKnowledge')}</Key>
          <Key keys={commandKeys}>{t('keys.search')}</Key>
          <Key keys={['?']}>{t('keys.help')}</Key>
        </Keys>
        <Keys title={t('keys.inbox')}>
          <Key keys={['J', '↓']}>{t('keys.next')}</Key>
          <Key keys={['K', '↑']}>{t('keys.previous')}</Key>
          <Key keys={['R']}>{t('keys.reply')}</Key>
          <Key keys={['N']}>{t('keys.note')}</Key>
          <Key keys={['/']}>{t('keys.cannedReply')}</Key>
          <Key keys={['@']}>{t('keys.mention')}</Key>
          <Key keys={['D']}>{t('keys.details')}</Key>
          <Key keys={['↵']}>{t('keys.send')}</Key>
          <Key keys={['⇧', '↵']}>{t('keys.newLine')}</Key>
          <Key keys={['Esc']}>{t('keys.leave')}</Key>
        </Keys>
        <Keys title={t('keys.leads')}>
          <Key keys={['J', '↓']}>{t('keys.next')}</Key>
          <Key keys={['K', '↑']}>{t('keys.previous')}</Key>
          <Key keys={['↵']}>{t('keys.open')}</Key>
          <Key keys={['/']}>{t('keys.search')}</Key>
          <Key keys={['N']}>{t('keys.create')}</Key>
        </Keys>
        <label className="flex items-center gap-2 border-t pt-4">
          <input
            type="checkbox"
            checked={shortcuts}
            onChange={(event) => prefer({ shortcuts: event.target.checked })}
            className="size-4"
          />
          {t('shortcutsOn')}
        </label>
      </DialogBody>
    </Dialog>
  )
}

function Keys({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <section className="grid gap-1">
      <h3 className="text-xs font-medium text-ink-3">{title}</h3>
      <ul className="grid">{children}</ul>
    </section>
  )
}

function Key({ keys, children }: { keys: string[]; children: ReactNode }): ReactElement {
  return (
    <li className="flex items-center gap-1 py-1">
      <span className="flex-1">{children}</span>
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </li>
  )
}
