import { type ReactElement, useState } from 'react'

import { Input } from '../ui/input.tsx'
import { day } from '../search.ts'

type DayFieldProps = {
  value: string | undefined
  min?: string | undefined
  max?: string | undefined
  onChange: (value: string | undefined) => void
}

/** A date field. Incomplete input stays local until it is a valid date: typing 2026 passes the year 0002. */
export function DayField({ value = '', min, max, onChange }: DayFieldProps): ReactElement {
  const [text, setText] = useState(value)
  // Navigation, such as a link or going back, changes the date.
  const [shownFor, setShownFor] = useState(value)
  if (value !== shownFor) {
    setShownFor(value)
    setText(value)
  }
  return (
    <Input
      type="date"
      value={text}
      min={min}
      max={max}
      onChange={({ target }) => {
        setText(target.value)
        const entered = day(target.value)
        if (entered || target.value === '') onChange(entered)
      }}
      className="sm:w-36"
    />
  )
}
