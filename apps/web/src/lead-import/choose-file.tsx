import { explainFile } from '@oka/contract/lead-file-words'
import type { LeadFileProblem } from '@oka/contract/lead-file'
import { FileUp } from 'lucide-react'
import type { ReactElement } from 'react'
import { useLocale, useTranslations } from 'use-intl'

import { useExplain } from '../problems.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Field } from '../ui/field.tsx'
import { Textarea } from '../ui/input.tsx'
import { StepTitle } from './step-title.tsx'

const command = 'copy(localStorage.leadStorage)'

type ChooseFileProps = {
  problem?: LeadFileProblem
  error?: unknown
  /** The user has returned from a later step. */
  returned?: boolean
  /** The pasted text; kept when it could not be parsed. */
  text: string
  onText: (text: string) => void
  onRead: (source: File | string) => void
}

/** Asks for the file of leads, and explains where to find it. */
export function ChooseFile({
  problem,
  error,
  returned,
  text,
  onText,
  onRead,
}: ChooseFileProps): ReactElement {
  const t = useTranslations('imports')
  const locale = useLocale()
  const explain = useExplain()
  const wrong = problem ? explainFile(problem, locale) : error ? explain(error) : undefined
  return (
    <section className="grid gap-6">
      <header className="grid gap-1.5">
        <StepTitle focused={returned === true}>{t('chooseTitle')}</StepTitle>
        <p className="text-pretty text-ink-2">{t('chooseText')}</p>
      </header>
      {wrong !== undefined && (
        <p role="alert" className="rounded-lg bg-bad-soft px-4 py-3 text-sm text-bad-ink">
          {wrong}
        </p>
      )}
      <DropZone onFile={onRead} />
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          onRead(text)
        }}
      >
        <Field
          label={t('paste')}
          hint={
            <>
              {t('pasteHint')} <code className="font-mono text-ink-2">{command}</code>{' '}
              <CopyButton text={command} label={t('copyCommand')} />
            </>
          }
        >
          {(control) => (
            <Textarea
              {...control}
              value={text}
              onChange={(event) => onText(event.target.value)}
              spellCheck={false}
              autoComplete="off"
              placeholder='[{"id":1,"name":"Léa Martin","email":"lea@example.com"}]'
              className="max-h-60 font-mono text-xs"
            />
          )}
        </Field>
        <div>
          <Button type="submit" disabled={text.trim() === ''}>
            {t('readText')}
          </Button>
        </div>
      </form>
    </section>
  )
}

/** A drop zone: the file input covers it completely. */
function DropZone({ onFile }: { onFile: (file: File) => void }): ReactElement {
  const t = useTranslations('imports')
  return (
    <label className="relative grid justify-items-center gap-1 rounded-xl border border-dashed border-line-strong px-6 py-9 text-center transition-colors focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent hover:bg-sunken">
      <FileUp aria-hidden className="mb-2 size-6 text-ink-3" strokeWidth={1.75} />
      <span className="font-medium">{t('drop')}</span>
      <span className="text-xs text-ink-3">{t('dropHint')}</span>
      <input
        type="file"
        accept=".json,.txt,application/json,text/plain"
        className="absolute inset-0 cursor-pointer opacity-0"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) onFile(file)
        }}
      />
    </label>
  )
}
