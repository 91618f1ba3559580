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
  standing: ConversationRights | null
  people: readonly Person[]
  onDetails: () => void
}

export function ConversationHeader(props: ConversationHeaderProps): ReactElement {
  const { conversationId, name, standing, people, onDetails } = props
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
        {standing && <HeldBy standing={standing} />}
      </div>
      <Colleagues people={people} />
      {standing && <SteerButtons conversationId={conversationId} standing={standing} />}
      <span className="xl:hidden">
        <IconButton label={t('inbox.details')} shortcut="D" icon={PanelRight} onClick={onDetails} />
      </span>
    </header>
  )
}

function HeldBy({ standing }: { standing: ConversationRights }): ReactElement {
  const t = useTranslations('inbox')
  const { mode, holder, isMine } = standing
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

type SteerButtonsProps = { conversationId: string; standing: ConversationRights }

function SteerButtons({ conversationId, standing }: SteerButtonsProps): ReactElement {
  const t = useTranslations('inbox')
  const { pending, run: steer } = useConversationAction(conversationId)
  const { mayTakeOver, mayRelease, mayClose, mayReopen, isMine } = standing
  return (
    <>
      {mayTakeOver && (
        <Button
          variant="primary"
          icon={Hand}
          busy={pending === 'takeOver'}
          onClick={() => steer('takeOver', focusReply)}
          data-takeover
        >
          <Label>{t('takeOver')}</Label>
        </Button>
      )}
      {mayRelease && isMine && (
        <Button
          icon={Undo2}
          busy={pending === 'release'}
          onClick={() => steer('release', focusReply)}
        >
          <Label>{t('release')}</Label>
        </Button>
      )}
      {mayReopen && (
        <Button
          icon={RotateCcw}
          busy={pending === 'reopen'}
          onClick={() => steer('reopen', focusReply)}
        >
          <Label>{t('reopen')}</Label>
        </Button>
      )}
      {mayClose && <MoreMenu standing={standing} pending={pending} run={steer} />}
    </>
  )
}

type MoreMenuProps = ReturnType<typeof useConversationAction> & { standing: ConversationRights }

function MoreMenu({ standing, pending, run: steer }: MoreMenuProps): ReactElement {
  const t = useTranslations('inbox')
  const [asks, setAsks] = useState<'close' | 'handOver' | null>(null)
  const done = (): void => setAsks(null)
  const { mayHandOver, mayRelease, isMine } = standing
  return (
    <>
      <Menu align="end" trigger={<IconButtonTrigger label={t('actions')} />}>
        {mayHandOver && (
          <MenuItem icon={UserRoundPlus} onSelect={() => setAsks('handOver')}>
            {t('handOver')}
          </MenuItem>
        )}
        {mayRelease && !isMine && (
          <MenuItem icon={Undo2} onSelect={() => steer('release')}>
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
          onChoose={(adminId) => steer({ adminId }, done)}
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
        onConfirm={() => steer('close', done)}
      >
        <p>{t('closeText')}</p>
      </ConfirmDialog>
    </>
  )
}

/** Beside its icon where there is room; the name of the button everywhere. */
function Label({ children }: { children: string }): ReactElement {
  return <span className="max-sm:sr-only">{children}</span>
}

/** The button of a menu: Radix hands it what opens it. */
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
