import { FlaskConical } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { Button } from '../ui/button.tsx'
import { Dialog, DialogBody } from '../ui/dialog.tsx'
import { type Draft, DraftContext } from './draft.ts'
import { Playground } from './playground.tsx'

type PlaygroundButtonProps = {
  /** The draft as it is when the playground is opened; null where it is unfinished. */
  readDraft: () => Draft | null
}

/** Opens the playground with the draft of the page it stands on. */
export function PlaygroundButton({ readDraft }: PlaygroundButtonProps): ReactElement {
  const t = useTranslations('playground')
  const [draft, setDraft] = useState<{ value: Draft | null }>()
  return (
    <>
      <Button icon={FlaskConical} onClick={() => setDraft({ value: readDraft() })}>
        {t('try')}
      </Button>
      <Dialog
        open={draft !== undefined}
        onClose={() => setDraft(undefined)}
        title={t('tryTitle')}
        size="full"
      >
        <DialogBody>
          <DraftContext value={draft?.value ?? null}>
            <Playground />
          </DraftContext>
        </DialogBody>
      </Dialog>
    </>
  )
}
