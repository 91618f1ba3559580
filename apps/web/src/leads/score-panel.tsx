import type { Fact } from '@oka/contract/fact'
import { formatFact } from '@oka/contract/fact-value'
import type { LeadDetail } from '@oka/contract/lead'
import type { Conversion, ScoredCriterion } from '@oka/contract/score'
import { scoreCurrency } from '@oka/contract/settings'
import { Ellipsis } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'

import { useCriterionNames } from '../scoring/use-rubric.ts'
import { useScoreTone } from '../scoring/use-score-tone.ts'
import { useUpdateLead } from './use-update-lead.ts'
import { useMay } from '../session/use-session.ts'
import { Button } from '../ui/button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { Meter, Ring } from '../ui/meter.tsx'
import { Section } from '../ui/section.tsx'
import { Origin } from './fact-list.tsx'
import { ScoreForm } from './score-form.tsx'
import { ScoreHistory } from './score-history.tsx'

/** The score and where each of its points comes from. */
export function ScorePanel({ lead }: { lead: LeadDetail }): ReactElement {
  const t = useTranslations('lead')
  const [editing, setEditing] = useState(false)
  const { total, criteria } = lead.score
  return (
    <Section title={t('score')} action={<ScoreMenu lead={lead} onEdit={() => setEditing(true)} />}>
      <ScoreSummary total={total} facts={lead.facts} />
      {editing && <ScoreForm lead={lead} onClose={() => setEditing(false)} />}
      {total !== null && (
        <ul className="grid gap-3.5">
          {criteria.map((scored) => (
            <Criterion key={scored.criterion} scored={scored} leadId={lead.id} />
          ))}
        </ul>
      )}
      <ScoreHistory leadId={lead.id} />
    </Section>
  )
}

type ScoreSummaryProps = { total: number | null; facts: readonly Fact[] }

/** The total, or why there is none. */
export function ScoreSummary({ total, facts }: ScoreSummaryProps): ReactElement {
  const t = useTranslations('lead')
  const locale = useLocale()
  const toneOf = useScoreTone()
  const intent = facts.findLast(({ field }) => field === 'intent')?.value
  if (total !== null) {
    return (
      <p className="flex items-center gap-3">
        <Ring value={total} max={100} tone={toneOf(total)} className="size-11" />
        <span className="text-2xl font-semibold tracking-tight tabular-nums">{total}</span>
        <span className="text-ink-3">/ 100</span>
      </p>
    )
  }
  return (
    <p className="text-ink-3">
      {intent === undefined || intent === 'buyer'
        ? t('scoreEmpty')
        : t('scoreNone', { intent: formatFact('intent', intent, locale) })}
    </p>
  )
}

function Criterion({ scored, leadId }: { scored: ScoredCriterion; leadId: number }): ReactElement {
  const t = useTranslations()
  const names = useCriterionNames()
  const { criterion, points, max, facts } = scored
  return (
    <li className="grid gap-1.5">
      <p className="flex items-baseline justify-between gap-2">
        <span className="font-medium">{names.criterion(criterion)}</span>
        <span className="text-xs text-ink-3 tabular-nums">{t('lead.points', { points, max })}</span>
      </p>
      <Meter value={points} max={max} />
      {facts.length === 0 && <p className="text-xs text-ink-3">{t('lead.notStated')}</p>}
      {scored.conversion && <Comparison conversion={scored.conversion} />}
      {facts.map((fact) => (
        <Origin key={`${fact.field} ${fact.value}`} fact={fact} leadId={leadId} />
      ))}
    </li>
  )
}

/** The exchange rate that a budget was converted by, or that there was none. */
function Comparison({ conversion }: { conversion: Conversion }): ReactElement {
  const t = useTranslations('lead')
  const format = useFormatter()
  const { currency, rate, day } = conversion
  if (rate === null || day === null) {
    return <p className="text-xs text-ink-2">{t('noRate', { currency })}</p>
  }
  const values = {
    currency,
    rate: format.number(rate, { maximumFractionDigits: 6 }),
    scoreCurrency,
    day: format.dateTime(new Date(`${day}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' }),
  }
  return <p className="text-xs text-ink-2">{t('compared', values)}</p>
}

type ScoreMenuProps = { lead: LeadDetail; onEdit: () => void }

function ScoreMenu({ lead, onEdit }: ScoreMenuProps): ReactElement | null {
  const t = useTranslations('lead')
  const update = useUpdateLead()
  const isByHand = lead.score.criteria.some(({ criterion }) => criterion === 'staff')
  if (!useMay('agent')) return null
  if (!isByHand) {
    return (
      <Button size="sm" variant="ghost" onClick={onEdit}>
        {t('setScore')}
      </Button>
    )
  }
  return (
    <Menu
      align="end"
      trigger={
        <Button
          size="sm"
          variant="ghost"
          icon={Ellipsis}
          aria-label={t('changeScore')}
          busy={update.isPending}
        />
      }
    >
      <MenuItem onSelect={onEdit}>{t('changeScore')}</MenuItem>
      <MenuItem
        onSelect={() => update.mutate({ id: lead.id, fitScore: null }, { notice: t('saved') })}
      >
        {t('clearScore')}
      </MenuItem>
    </Menu>
  )
}
