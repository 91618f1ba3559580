import { frenchAddresses, personaLimits, tones } from '@oka/contract/persona'
import type { ReactElement } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'

import { Field } from '../ui/field.tsx'
import { Input, Select } from '../ui/input.tsx'
import { CheckRow } from './check-row.tsx'
import { FormPart } from './form-part.tsx'
import { PictureField } from './picture-field.tsx'
import { TextPair } from './text-pair.tsx'
import type { Values } from './values.ts'

/** What visitors see before they write: name, picture, greeting, suggestions. */
export function AppearancePart(): ReactElement {
  const t = useTranslations('assistant')
  const { register, formState } = useFormContext<Values>()
  const hasOpenings = useWatch<Values, 'hasOpenings'>({ name: 'hasOpenings' })
  return (
    <FormPart title={t('appearance')} text={t('appearanceText')}>
      <div className="grid gap-4">
        <Field
          label={t('name')}
          hint={t('nameHint')}
          error={formState.errors.name && t('nameWrong')}
        >
          {(control) => (
            <Input
              {...control}
              {...register('name')}
              autoComplete="off"
              maxLength={personaLimits.name}
              className="max-w-72"
            />
          )}
        </Field>
        <PictureField />
        <TextPair
          name="greeting"
          label={(language) => t('greetingIn', { language })}
          hint={t('greetingHint')}
          wrong={t('greetingWrong')}
        />
        <CheckRow name="hasOpenings" label={t('hasOpenings')} />
        <TextPair
          name="openings"
          label={(language) => t('openingsIn', { language })}
          hint={t('openingsHint')}
          wrong={t('openingsWrong')}
          isDisabled={!hasOpenings}
        />
      </div>
    </FormPart>
  )
}

/** How it speaks. */
export function TonePart(): ReactElement {
  const t = useTranslations('assistant')
  const { register, formState } = useFormContext<Values>()
  return (
    <FormPart title={t('tone')} text={t('toneText')}>
      <div className="grid gap-4">
        <div className="flex flex-wrap gap-4">
          <Field label={t('toneLabel')}>
            {(control) => (
              <Select {...control} {...register('tone')} className="w-52">
                {tones.map((tone) => (
                  <option key={tone} value={tone}>
                    {t(`tones.${tone}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field
            label={t('frenchAddress')}
            error={formState.errors.frenchAddress && t('frenchAddressWrong')}
          >
            {(control) => (
              <Select {...control} {...register('frenchAddress')} className="w-52">
                {frenchAddresses.map((address) => (
                  <option key={address} value={address}>
                    {t(`frenchAddresses.${address}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <CheckRow
          name="hasDigitalTopics"
          label={t('hasDigitalTopics')}
          hint={t('hasDigitalTopicsHint')}
        />
      </div>
    </FormPart>
  )
}

/** When people are called, and what is said while none is there. */
export function HandOverPart(): ReactElement {
  const t = useTranslations('assistant')
  return (
    <FormPart title={t('handOver')} text={t('handOverText')}>
      <div className="grid gap-4">
        <CheckRow name="handOver.isOffered" label={t('isOffered')} hint={t('isOfferedHint')} />
        <CheckRow
          name="handOver.isOnRequest"
          label={t('isOnRequest')}
          hint={t('isOnRequestHint')}
        />
        <CheckRow
          name="handOver.isOnUnanswered"
          label={t('isOnUnanswered')}
          hint={t('isOnUnansweredHint')}
        />
        <TextPair
          name="away"
          label={(language) => t('awayIn', { language })}
          hint={t('awayHint')}
          wrong={t('awayWrong')}
        />
      </div>
    </FormPart>
  )
}
