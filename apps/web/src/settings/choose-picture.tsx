import { ImageUp, X } from 'lucide-react'
import { type ReactElement, type ReactNode, useId, useRef } from 'react'

import { Button } from '../ui/button.tsx'

type ChoosePictureProps = {
  label: string
  words: { choose: string; remove: string; hint: string }
  /** What is wrong with the last choice. */
  error: string | undefined
  onChoose: (file: File) => void
  /** Absent where there is nothing to remove. */
  onRemove?: (() => void) | undefined
  /** What was chosen, where it is shown here. */
  children?: ReactNode
}

/** A picture of the form: chosen from a file, or removed. */
export function ChoosePicture({
  label,
  words,
  error,
  onChoose,
  onRemove,
  children,
}: ChoosePictureProps): ReactElement {
  const file = useRef<HTMLInputElement>(null)
  const noteId = useId()
  return (
    <div className="grid gap-1.5">
      <span className="text-sm font-medium">{label}</span>
      {children}
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={file}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-label={label}
          className="sr-only"
          tabIndex={-1}
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? []
            if (chosen) onChoose(chosen)
            // The same file may be chosen again.
            currentTarget.value = ''
          }}
        />
        <Button
          icon={ImageUp}
          aria-describedby={noteId}
          aria-invalid={error ? true : undefined}
          onClick={() => file.current?.click()}
        >
          {words.choose}
        </Button>
        {onRemove && (
          <Button icon={X} variant="ghost" onClick={onRemove}>
            {words.remove}
          </Button>
        )}
      </div>
      <p
        id={noteId}
        role={error ? 'alert' : undefined}
        className={error ? 'text-xs text-bad-ink' : 'text-xs text-ink-3'}
      >
        {error ?? words.hint}
      </p>
    </div>
  )
}
