import { ArrowDown, ArrowUp } from 'lucide-react'
import { type ReactElement, useRef } from 'react'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Fold } from '../ui/fold.tsx'
import { IconButton } from '../ui/button.tsx'
import { CheckRow } from './check-row.tsx'
import { FormPart } from './form-part.tsx'
import { TextPair } from './text-pair.tsx'
import type { Values } from './values.ts'

/** The questions in their order, with their wording and the answers they offer. */
export function QuestionsPart(): ReactElement {
  const t = useTranslations('assistant')
  const { control } = useFormContext<Values>()
  const { fields, move } = useFieldArray({ control, name: 'questions' })
  const list = useRef<HTMLOListElement>(null)
  // The button that was pressed is at another place now, and disabled at the end of the list.
  const moveTo = (from: number, to: number): void => {
    move(from, to)
    requestAnimationFrame(() => {
      const buttons = [...(list.current?.children[to]?.querySelectorAll('button') ?? [])]
      const next = (to < from ? buttons : buttons.toReversed()).find(({ disabled }) => !disabled)
      next?.focus()
    })
  }
  return (
    <FormPart title={t('questions')} text={t('questionsText')}>
      <ol ref={list} aria-label={t('questions')} className="grid gap-3">
        {fields.map(({ id, field }, index) => (
          <Question
            key={id}
            index={index}
            name={t(`fields.${field}`)}
            isLast={index === fields.length - 1}
            onMove={(to) => moveTo(index, to)}
          />
        ))}
      </ol>
    </FormPart>
  )
}

type QuestionProps = {
  index: number
  name: string
  isLast: boolean
  onMove: (to: number) => void
}

function Question({ index, name, isLast, onMove }: QuestionProps): ReactElement {
  const t = useTranslations('assistant')
  const { formState } = useFormContext<Values>()
  const isAsked = useWatch<Values, `questions.${number}.isAsked`>({
    name: `questions.${index}.isAsked`,
  })
  const isWrong = formState.errors.questions?.[index] !== undefined
  return (
    <li className="rounded-lg border">
      <fieldset className="grid gap-2 px-4 pt-1.5 pb-3">
        <legend className="sr-only">{name}</legend>
        <div className="flex items-center gap-1">
          <span aria-hidden className="w-5 text-ink-3 tabular-nums">
            {index + 1}
          </span>
          <span aria-hidden className="min-w-0 flex-1 truncate font-medium">
            {name}
          </span>
          <IconButton
            label={t('moveUp', { name })}
            icon={ArrowUp}
            disabled={index === 0}
            onClick={() => onMove(index - 1)}
          />
          <IconButton
            label={t('moveDown', { name })}
            icon={ArrowDown}
            disabled={isLast}
            onClick={() => onMove(index + 1)}
          />
        </div>
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          <CheckRow name={`questions.${index}.isAsked`} label={t('isAsked')} />
          <CheckRow
            name={`questions.${index}.isNeeded`}
            label={t('isNeeded')}
            isDisabled={!isAsked}
          />
        </div>
        {/* Open where something in it is to be mended. */}
        <Fold label={t('wordsOf')} labelClassName="-ml-1 text-ink-2" open={isWrong}>
          <div className="grid gap-4 pt-2">
            <TextPair
              name={`questions.${index}.wording`}
              label={(language) => t('wordingIn', { language })}
              hint={t('wordingHint')}
              wrong={t('wordingWrong')}
            />
            <TextPair
              name={`questions.${index}.choices`}
              label={(language) => t('choicesIn', { language })}
              hint={t('choicesHint')}
              wrong={t('choicesWrong')}
            />
          </div>
        </Fold>
      </fieldset>
    </li>
  )
}
