import { Link } from '@tanstack/react-router'
import {
  ArrowLeft,
  CircleCheck,
  Ellipsis,
  Hand,
  PanelRight,
  RotateCcw,
  Undo2,
  UserRoundPlus,
} from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import type { Person } from '../chat/conversation.ts'
import { Button, buttonClass, IconButton } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { cx } from '../ui/cx.ts'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { focusReply } from './focus-reply.ts'
import { HandOverDialog } from './hand-over-dialog.tsx'
import { Colleagues, VisitorHere } from './people.tsx'
import type { ConversationRights } from './conversation-rights.ts'
import { useConversationAction } from './use-conversation-action.ts'

type ConversationHeaderProps = {
  conversationId: string
  name: string
  rights: ConversationRights | null
  people: readonly Person[]
  onDetails: () => void
}

export function ConversationHeader(props: ConversationHeaderProps): ReactElement {
  const { conversationId, name, rights, people, onDetails } = props
  const t = useTranslations()
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-2 border-b px-4 py-2 max-sm:pr-2 max-md:pl-2">
      <Link
        to="/inbox"
        search={(search) => search}
        aria-label={t('ui.back')}
        className={cx(buttonClass({ variant: 'ghost', size: 'icon' }), 'md:hidden')}
      >
        <ArrowLeft aria-hidden className="size-4.5" />
      </Link>
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2.5">
          <h1 className="truncate text-base font-semibold">{name}</h1>
          <VisitorHere people={people} />
        </div>
        {rights && <HeldBy rights={rights} />}
      </div>
      <Colleagues people={people} />
      {rights && <ActionButtons conversationId={conversationId} rights={rights} />}
      <span className="xl:hidden">
        <IconButton label={t('inbox.details')} shortcut="D" icon={PanelRight} onClick={onDetails} />
      </span>
    </header>
  )
}

function HeldBy({ rights }: { rights: ConversationRights }): ReactElement {
  const t = useTranslations('inbox')
  const { mode, holder, isMine } = rights
  const dot = { assistant: 'bg-violet', human: 'bg-good', closed: 'bg-ink-3' }[mode]
  return (
    <output className="flex min-w-0 items-center gap-1.5 text-xs text-ink-2">
      <span aria-hidden className={cx('size-1.5 shrink-0 rounded-full', dot)} />
      <span className="truncate">
        {mode === 'assistant' && t('heldByAssistant')}
        {mode === 'closed' && t('isClosed')}
        {mode === 'human' && isMine && t('heldByYou')}
        {mode === 'human' &&
          !isMine &&
          (holder ? t('heldByOther', { name: holder }) : t('heldByTeam'))}
      </span>
    </output>
  )
}

type ActionButtonsProps = { conversationId: string; rights: ConversationRights }

function ActionButtons({ conversationId, rights }: ActionButtonsProps): ReactElement {
  const t = useTranslations('inbox')
  const { pending, run: act } = useConversationAction(conversationId)
  const { mayTakeOver, mayRelease, mayClose, mayReopen, isMine } = rights
  return (
    <>
      {mayTakeOver && (
        <Button
          variant="primary"
          icon={Hand}
          busy={pending === 'takeOver'}
          onClick={() => act('takeOver', focusReply)}
          data-takeover
        >
          <Label>{t('takeOver')}</Label>
        </Button>
      )}
      {mayRelease && isMine && (
        <Button
          icon={Undo2}
          busy={pending === 'release'}
          onClick={() => act('release', focusReply)}
        >
          <Label>{t('release')}</Label>
        </Button>
      )}
      {mayReopen && (
        <Button
          icon={RotateCcw}
          busy={pending === 'reopen'}
          onClick={() => act('reopen', focusReply)}
        >
          <Label>{t('reopen')}</Label>
        </Button>
      )}
      {mayClose && <MoreMenu rights={rights} pending={pending} run={act} />}
    </>
  )
}

type MoreMenuProps = ReturnType<typeof useConversationAction> & { rights: ConversationRights }

function MoreMenu({ rights, pending, run: act }: MoreMenuProps): ReactElement {
  const t = useTranslations('inbox')
  const [asks, setAsks] = useState<'close' | 'handOver' | null>(null)
  const done = (): void => setAsks(null)
  const { mayHandOver, mayRelease, isMine } = rights
  return (
    <>
      <Menu align="end" trigger={<IconButtonTrigger label={t('actions')} />}>
        {mayHandOver && (
          <MenuItem icon={UserRoundPlus} onSelect={() => setAsks('handOver')}>
            {t('handOver')}
          </MenuItem>
        )}
        {mayRelease && !isMine && (
          <MenuItem icon={Undo2} onSelect={() => act('release')}>
            {t('release')}
          </MenuItem>
        )}
        <MenuItem icon={CircleCheck} onSelect={() => setAsks('close')}>
          {t('close')}
        </MenuItem>
      </Menu>
      {asks === 'handOver' && (
        <HandOverDialog
          pending={typeof pending === 'object' ? pending?.adminId : undefined}
          onChoose={(adminId) => act({ adminId }, done)}
          onClose={done}
        />
      )}
      <ConfirmDialog
        open={asks === 'close'}
        onClose={done}
        title={t('closeTitle')}
        confirm={t('close')}
        busy={pending === 'close'}
        error={null}
        onConfirm={() => act('close', done)}
      >
        <p>{t('closeText')}</p>
      </ConfirmDialog>
    </>
  )
}

/** Visible beside its icon where there is room; always the button's accessible name. */
function Label({ children }: { children: string }): ReactElement {
  return <span className="max-sm:sr-only">{children}</span>
}

/** The trigger of a menu: Radix passes its props. */
function IconButtonTrigger({ label, ...rest }: { label: string }): ReactElement {
  return (
    <Button
      {...rest}
      variant="ghost"
      size="icon"
      icon={Ellipsis}
      aria-label={label}
      title={label}
    />
  )
}
