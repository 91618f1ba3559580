import { useEffect } from 'react'

let named = ''
let counted = 0

/** Names the page in the browser's tab, and to those who hear it. */
export function useTitle(title: string): void {
  useEffect(() => {
    named = title
    show()
  }, [title])
}

/** Says in the browser's tab how much calls for whoever is looking elsewhere. */
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
