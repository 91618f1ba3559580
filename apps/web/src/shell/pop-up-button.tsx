import {
  cloneElement,
  type ComponentProps,
  type FocusEvent,
  type ReactElement,
  useState,
} from 'react'

import { useExplain } from '../problems.ts'
import { type LazyPart, usePart } from './load-page.ts'
import { notifyProblem } from '../ui/toaster.tsx'

/** What a pop-up is given in place of the button. */
export type PopUp = { trigger: ReactElement; startsOpen: boolean }

type PopUpButtonProps<Module> = {
  button: ReactElement<ComponentProps<'button'>>
  opens: 'dialog' | 'menu'
  part: LazyPart<Module>
  children: (module: Module, popUp: PopUp) => ReactElement
}

/**
 * A button whose pop-up is loaded on first use, or earlier, when the browser is idle. Once it is pressed or reached by
 * keyboard, the pop-up takes over with a trigger that looks the same.
 */
export function PopUpButton<Module>(props: PopUpButtonProps<Module>): ReactElement {
  const { button, opens, part, children } = props
  const explain = useExplain()
  const module = usePart(part)
  const [use, setUse] = useState<'none' | 'focused' | 'pressed'>('none')
  if (module && use !== 'none') {
    return children(module, {
      trigger: cloneElement(button, { autoFocus: true }),
      startsOpen: use === 'pressed',
    })
  }
  const load = (): void => {
    part().catch((error: unknown) => notifyProblem(explain(error)))
  }
  return cloneElement(button, {
    'aria-haspopup': opens,
    'aria-expanded': false,
    onPointerEnter: load,
    onFocus: ({ currentTarget }: FocusEvent) => {
      // By keyboard: a pointer that presses it would lose what it presses.
      if (!currentTarget.matches(':focus-visible')) return
      load()
      setUse((former) => (former === 'none' ? 'focused' : former))
    },
    // Before the pop-up has arrived: the focus is not to be taken back.
    onBlur: () => setUse((former) => (former === 'focused' ? 'none' : former)),
    onClick: () => {
      load()
      setUse('pressed')
    },
  })
}
