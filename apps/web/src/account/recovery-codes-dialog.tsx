import { Check, Copy, Download } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslations } from 'use-intl'

import { useAdmin } from '../session/use-session.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Dialog, DialogActions, DialogBody } from '../ui/dialog.tsx'

type RecoveryCodesDialogProps = { codes: readonly string[]; onClose: () => void }

/** Shows the recovery codes once, until the user confirms that they are stored. */
export function RecoveryCodesDialog({ codes, onClose }: RecoveryCodesDialogProps): ReactElement {
  const t = useTranslations('account')
  const [isWarned, setIsWarned] = useState(false)
  return (
    <Dialog key="codes" open onClose={() => setIsWarned(true)} title={t('codesTitle')}>
      <DialogBody>
        <p className="text-pretty text-ink-2">{t('codesText')}</p>
        <ul
          aria-label={t('codes')}
          className="grid grid-cols-2 gap-x-4 gap-y-1.5 rounded-lg bg-sunken px-4 py-3 font-mono max-sm:grid-cols-1"
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className="flex flex-wrap gap-2">
          <CopyCodes codes={codes} />
          <DownloadCodes codes={codes} />
        </div>
        {isWarned && (
          <p role="alert" className="rounded-md bg-warn-soft px-3 py-2 text-warn-ink">
            {t('keepFirst')}
          </p>
        )}
      </DialogBody>
      <DialogActions>
        <Button variant="primary" onClick={onClose}>
          {t('kept')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function CopyCodes({ codes }: { codes: readonly string[] }): ReactElement {
  const t = useTranslations('account')
  const [state, setState] = useState<'copied' | 'failed' | null>(null)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(codes.join('\n'))
      setState('copied')
    } catch {
      setState('failed')
    }
  }
  return (
    <>
      <Button icon={state === 'copied' ? Check : Copy} onClick={() => void copy()}>
        {state === 'copied' ? t('copied') : t('copyAll')}
      </Button>
      {state === 'failed' && (
        <p role="alert" className="order-last basis-full text-bad-ink">
          {t('copyFailed')}
        </p>
      )}
    </>
  )
}

function DownloadCodes({ codes }: { codes: readonly string[] }): ReactElement {
  const t = useTranslations('account')
  const { email } = useAdmin()
  const text = [t('fileText', { email }), '', ...codes, ''].join('\r\n')
  return (
    <a
      href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
      download={t('fileName')}
      className={buttonClass()}
    >
      <Download aria-hidden className="size-4" strokeWidth={1.9} />
      {t('download')}
    </a>
  )
}
