import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/**
 * The one-time token of a link, in the fragment, so that no server or log sees it. It is removed
 * from the address and kept in memory only; empty when the page was opened without one.
 */
export function useLinkToken(): string {
  const hash = useLocation({ select: (location) => location.hash })
  const [token, setToken] = useState(hash)
  // Another link was opened while the page was open.
  if (hash !== '' && hash !== token) setToken(hash)
  useEffect(() => {
    if (hash !== '') history.replaceState(history.state, '', location.pathname)
  }, [hash])
  return token
}
