import { useEffect } from 'react'

let named = ''
let counted = 0

/** Sets the title of the tab, and announces it to screen readers. */
export function useTitle(title: string): void {
  useEffect(() => {
    named = title
    show()
  }, [title])
}

/** Shows the number of open notifications in the title of the tab. */
export function useTitleCount(count: number): void {
  useEffect(() => {
    counted = count
    show()
    return () => {
      counted = 0
      show()
    }
  }, [count])
}

function show(): void {
  document.title = `${counted > 0 ? `(${counted}) ` : ''}${named} · OKA`
}
