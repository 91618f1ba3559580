import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useForm } from 'react-hook-form'

import { problemOf } from '../problems.ts'
import { session } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { type CodeKind, readCode } from './code.ts'
import { entryCard, EntryPage } from './entry-page.tsx'
import { FormProblem } from './form-problem.tsx'

type CodeStepProps = {
  /** Proves that the password was right. */
  challenge: string
  onDone: () => void
  /** Returns to the password, by choice or because of an error. */
  onStartOver: (error?: unknown) => void
}

export function CodeStep({ challenge, onDone, onStartOver }: CodeStepProps): ReactElement {
  const t = useTranslations('auth')
  const [kind, setKind] = useState<CodeKind>('app')
  const other = kind === 'app' ? 'recovery' : 'app'
  return (
    <EntryPage title={t('codeTitle')} lead={t(texts[kind].lead)}>
      <CodeForm key={kind} {...{ kind, challenge, onDone, onStartOver }} />
      <div className="grid justify-items-center gap-1">
        <Button variant="ghost" onClick={() => setKind(other)}>
          {t(texts[other].use)}
        </Button>
        <Button variant="ghost" onClick={() => onStartOver()}>
          {t('startOver')}
        </Button>
      </div>
    </EntryPage>
  )
}

const texts = {
  app: { lead: 'codeLead', label: 'code', wrong: 'codeWrong', use: 'useApp' },
  recovery: {
    lead: 'recoveryLead',
    label: 'recoveryCode',
    wrong: 'recoveryWrong',
    use: 'useRecovery',
  },
} as const

function CodeForm(props: CodeStepProps & { kind: CodeKind }): ReactElement {
  const { kind, challenge, onDone, onStartOver } = props
  const t = useTranslations('auth')
  const [problem, setProblem] = useState<unknown>(null)
  const { register, handleSubmit, setFocus, formState } = useForm({ defaultValues: { typed: '' } })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async ({ typed }) => {
    setProblem(null)
    try {
      await session.enterCode({ challenge, code: readCode(kind, typed) ?? typed })
      onDone()
    } catch (error) {
      if (problemOf(error) === 'challenge_expired') return onStartOver(error)
      setProblem(error)
      setFocus('typed', { shouldSelect: true })
    }
  })

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className={entryCard}>
      <Field
        label={t(texts[kind].label)}
        hint={kind === 'recovery' && t('recoveryHint')}
        error={errors.typed && t(texts[kind].wrong)}
      >
        {(control) => (
          <Input
            {...control}
            {...register('typed', { validate: (typed) => readCode(kind, typed) !== undefined })}
            {...(kind === 'app' && { inputMode: 'numeric', autoComplete: 'one-time-code' })}
            {...(kind === 'recovery' && { autoComplete: 'off', autoCapitalize: 'none' })}
            spellCheck={false}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is this field and nothing else
            autoFocus
            maxLength={40}
            className={
              kind === 'app' ? 'h-12 text-center indent-[0.4em] text-xl tracking-[0.4em]' : 'h-10'
            }
          />
        )}
      </Field>
      <FormProblem error={problem} />
      <Button type="submit" variant="primary" size="lg" busy={isSubmitting}>
        {t('codeSubmit')}
      </Button>
    </form>
  )
}
