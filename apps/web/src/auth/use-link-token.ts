import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/**
 * The one-time token of a link, which stands behind the `#` so that no server and no log sees it.
 * It is taken out of the address and kept in memory alone; empty when the page came without one.
 */
export function useLinkToken(): string {
  const hash = useLocation({ select: (location) => location.hash })
  const [token, setToken] = useState(hash)
  // Another link was opened while the page stood there.
  if (hash !== '' && hash !== token) setToken(hash)
  useEffect(() => {
    if (hash !== '') history.replaceState(history.state, '', location.pathname)
  }, [hash])
  return token
}
