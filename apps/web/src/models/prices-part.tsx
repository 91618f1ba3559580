import { type ModelPrice, modelPrices } from '@oka/contract/model-provider'
import { useMutation } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useFieldArray, useForm, type UseFormReturn } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Part } from '../account/part.tsx'
import { invalidFieldsOf, useExplain } from '../problems.ts'
import { describedBy } from '../settings/list-rows.tsx'
import { showRefused } from '../settings/show-refused.ts'
import { queryClient, trpc } from '../trpc.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Input } from '../ui/input.tsx'
import { notify } from '../ui/toaster.tsx'

type Row = { model: string; prompt: string; completion: string; currency: string }
type Values = { prices: Row[] }

const pricesMax = 50
const toRow = ({ model, prompt, completion, currency }: ModelPrice): Row => ({
  model,
  prompt: String(prompt),
  completion: String(completion),
  currency,
})
const toNumber = (text: string) => (text.trim() === '' ? NaN : Number(text.replace(',', '.')))
const toPrices = ({ prices }: Values) =>
  prices.map(({ model, prompt, completion, currency }) => ({
    model: model.trim(),
    prompt: toNumber(prompt),
    completion: toNumber(completion),
    currency: currency.trim().toUpperCase(),
  }))

/** What a million tokens of each model cost, as an admin says; none is known by itself. */
export function PricesPart({ prices }: { prices: readonly ModelPrice[] }): ReactElement {
  const t = useTranslations('models')
  const explain = useExplain()
  const form = useForm<Values>({ defaultValues: { prices: prices.map(toRow) } })
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'prices' })
  const { isDirty } = form.formState
  const refuse = (paths: readonly string[]): void => {
    const cells = paths.flatMap((path) => {
      const [, index, field] = /^(?:modelPrices\.)?(\d+)\.(\w+)/.exec(path) ?? []
      return index === undefined ? [] : [`prices.${Number(index)}.${field}`]
    })
    showRefused(form, 'prices', cells)
  }
  const save = useMutation(
    trpc.settings.update.mutationOptions({
      onSuccess: (stored) => {
        form.reset({ prices: stored.modelPrices.map(toRow) })
        queryClient.setQueryData(trpc.settings.read.queryKey(), stored)
        void queryClient.invalidateQueries(trpc.provider.read.pathFilter())
        void queryClient.invalidateQueries(trpc.answer.read.pathFilter())
        notify(t('pricesSaved'))
      },
      onError: (error) => refuse(invalidFieldsOf(error)),
    }),
  )
  const submit = (): void => {
    form.clearErrors()
    const parsed = modelPrices.safeParse(toPrices(form.getValues()))
    if (parsed.success) save.mutate({ modelPrices: parsed.data })
    else refuse(parsed.error.issues.map(({ path }) => path.join('.')))
  }
  return (
    <Part title={t('prices')} text={t('pricesText')}>
      <form
        id="prices"
        noValidate
        className="grid justify-items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {fields.length === 0 && <p className="text-ink-2">{t('noPrices')}</p>}
        <ul aria-label={t('prices')} className="grid w-full gap-4 empty:hidden">
          {fields.map(({ id }, index) => (
            <Price key={id} id={id} index={index} form={form} onRemove={() => remove(index)} />
          ))}
        </ul>
        <div className="flex flex-wrap gap-2">
          <Button
            icon={Plus}
            disabled={fields.length >= pricesMax}
            onClick={() => append({ model: '', prompt: '', completion: '', currency: 'EUR' })}
          >
            {t('addPrice')}
          </Button>
          <Button type="submit" variant="primary" disabled={!isDirty} busy={save.isPending}>
            {t('savePrices')}
          </Button>
        </div>
        {save.error && invalidFieldsOf(save.error).length === 0 && (
          <p role="alert" className="text-bad-ink">
            {explain(save.error)}
          </p>
        )}
      </form>
    </Part>
  )
}

type PriceProps = {
  id: string
  index: number
  form: UseFormReturn<Values>
  onRemove: () => void
}

const looks = {
  model: { className: 'min-w-0 flex-1 basis-48', maxLength: 200 },
  prompt: { className: 'w-24! text-right tabular-nums', inputMode: 'decimal', maxLength: 12 },
  completion: { className: 'w-24! text-right tabular-nums', inputMode: 'decimal', maxLength: 12 },
  currency: { className: 'w-18! uppercase', maxLength: 3 },
} as const

function Price({ id, index, form, onRemove }: PriceProps): ReactElement {
  const t = useTranslations('models')
  const number = String(index + 1)
  const wrong = form.formState.errors.prices?.[index]
  const names = Object.keys(looks) as (keyof typeof looks)[]
  const errors = names.filter((name) => wrong?.[name]).map((name) => t(`priceWrong.${name}`))
  return (
    <li className="grid gap-1">
      <div className="flex flex-wrap items-end gap-2">
        {names.map((name) => (
          <label
            key={name}
            className={name === 'model' ? 'grid min-w-0 flex-1 basis-48 gap-1' : 'grid gap-1'}
          >
            <span aria-hidden className="text-xs text-ink-2">
              {t(`priceShort.${name}`)}
            </span>
            <Input
              {...form.register(`prices.${index}.${name}`)}
              {...describedBy(`${id}-wrong`, Boolean(wrong?.[name]))}
              {...looks[name]}
              aria-label={t(`priceOf.${name}`, { number })}
              autoComplete="off"
              spellCheck={false}
            />
          </label>
        ))}
        <IconButton label={t('removePrice', { number })} icon={X} onClick={onRemove} />
      </div>
      {errors.length > 0 && (
        <span id={`${id}-wrong`} className="text-xs text-bad-ink">
          {errors.join(' ')}
        </span>
      )}
    </li>
  )
}
