import { type ReactElement, useState } from 'react'

import { Input } from '../ui/input.tsx'
import { day } from '../search.ts'

type DayFieldProps = {
  value: string | undefined
  min?: string | undefined
  max?: string | undefined
  onChange: (value: string | undefined) => void
}

/** A day of the calendar. What is typed stays here until it is one: the year 0002 is on the way to 2026. */
export function DayField({ value = '', min, max, onChange }: DayFieldProps): ReactElement {
  const [text, setText] = useState(value)
  // Another address, from a link or the way back, brings its own day.
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
        const { data, success } = day.safeParse(target.value || undefined)
        if (success) onChange(data)
      }}
      className="sm:w-36"
    />
  )
}
