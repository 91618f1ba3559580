import type { Locale } from '@oka/contract/locale'
import type {
  AddedClaim,
  ClaimEdit,
  ReportClaim,
  ReportOption,
  ReportStep,
} from '@oka/contract/report'
import { Eye, EyeOff, Undo2, X } from 'lucide-react'
import { type ReactElement, useId } from 'react'
import { useTranslations } from 'use-intl'

import { Button, IconButton } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Input, Textarea } from '../ui/input.tsx'
import { type Draft, editOf } from './edit-draft.ts'

const textMax = 2000
const wordsMax = 120

type Claim = ReportClaim | ReportStep | ReportOption['claims'][number]
type ClaimEditorProps = {
  claim: Claim
  /** The name of the service that it says something of. */
  service: string | undefined
  locale: Locale
  draft: Draft
  onChange: (draft: Draft) => void
}

/** One generated claim: its words, whether it is shown, and the way back. */
export function ClaimEditor(props: ClaimEditorProps): ReactElement {
  const { claim, service, locale, draft, onChange } = props
  const t = useTranslations()
  const edit = editOf(draft, claim.id)
  const change = (changes: Partial<ClaimEdit>): void =>
    onChange({ ...draft, claims: { ...draft.claims, [claim.id]: { ...edit, ...changes } } })
  const label = [service, nameOf(claim, t)].filter(Boolean).join(' – ')
  const toggle = t(edit.isHidden ? 'report.showClaim' : 'report.hideClaim')
  const isReworded = edit.text !== null || edit.who !== null || edit.when !== null
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <ClaimFields
        label={label}
        locale={locale}
        text={edit.text ?? claim.text}
        step={'who' in claim ? { who: edit.who ?? claim.who, when: edit.when ?? claim.when } : null}
        isHidden={edit.isHidden}
        onText={(text) => change({ text: text === claim.text || text === '' ? null : text })}
        onStep={(field, words) =>
          change({ [field]: 'who' in claim && words === claim[field] ? null : words || null })
        }
      />
      <div className="flex flex-wrap gap-1">
        <Button
          size="sm"
          variant="ghost"
          icon={edit.isHidden ? Eye : EyeOff}
          aria-label={`${toggle}: ${label}`}
          onClick={() => change({ isHidden: !edit.isHidden })}
        >
          {toggle}
        </Button>
        {isReworded && (
          <Button
            size="sm"
            variant="ghost"
            icon={Undo2}
            onClick={() => change({ text: null, who: null, when: null })}
          >
            {t('report.asGenerated')}
          </Button>
        )}
      </div>
    </div>
  )
}

type NewClaimEditorProps = {
  claim: AddedClaim
  locale: Locale
  onChange: (claim: AddedClaim | null) => void
}

/** A claim that a person has added. */
export function NewClaimEditor({ claim, locale, onChange }: NewClaimEditorProps): ReactElement {
  const t = useTranslations('report')
  const { section, text, who, when } = claim
  return (
    <div className="flex items-start gap-1">
      <div className="min-w-0 flex-1">
        <ClaimFields
          label={t('newClaim')}
          locale={locale}
          text={text}
          step={section === 'nextSteps' ? { who, when } : null}
          isHidden={false}
          isNew
          onText={(next) => onChange({ ...claim, text: next })}
          onStep={(field, words) => onChange({ ...claim, [field]: words || null })}
        />
      </div>
      <IconButton label={t('removeClaim')} icon={X} onClick={() => onChange(null)} />
    </div>
  )
}

type ClaimFieldsProps = {
  label: string
  locale: Locale
  text: string
  step: { who: string | null; when: string | null } | null
  isHidden: boolean
  isNew?: boolean
  onText: (text: string) => void
  onStep: (field: 'who' | 'when', words: string) => void
}

function ClaimFields(props: ClaimFieldsProps): ReactElement {
  const { label, locale, text, step, isHidden, isNew = false, onText, onStep } = props
  const t = useTranslations('report')
  const id = useId()
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <label htmlFor={id} className="text-xs text-ink-3">
        {label}
        {isHidden && ` · ${t('hidden')}`}
      </label>
      <Textarea
        id={id}
        lang={locale}
        value={text}
        maxLength={textMax}
        disabled={isHidden}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for just now
        autoFocus={isNew && text === ''}
        className={cx('min-h-9!', isHidden && 'line-through')}
        onChange={(event) => onText(event.target.value)}
      />
      {step && (
        <div className="grid gap-1.5 sm:grid-cols-2">
          {(['who', 'when'] as const).map((field) => (
            <Input
              key={field}
              aria-label={`${label}: ${t(field)}`}
              placeholder={t(field)}
              lang={locale}
              value={step[field] ?? ''}
              maxLength={wordsMax}
              disabled={isHidden}
              onChange={(event) => onStep(field, event.target.value)}
            />
          ))}
        </div>
      )}
    </div>
  )
}

/** What a claim is about, for its label. */
function nameOf(claim: Claim, t: ReturnType<typeof useTranslations<never>>): string {
  if ('part' in claim) return t(`report.part.${claim.part}`)
  if (claim.field) return t(`words.field.${claim.field}`)
  return t(`report.origin.${claim.origin.kind}`)
}
