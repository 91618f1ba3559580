import type { ReactElement } from 'react'

export function Logo({ className }: { className: string }): ReactElement {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={className}>
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <path
        d="M16 7.5a8.5 8.5 0 1 0 4.6 15.65l3.15.95a.6.6 0 0 0 .75-.75l-.95-3.15A8.5 8.5 0 0 0 16 7.5Zm0 4.25a4.25 4.25 0 1 1 0 8.5 4.25 4.25 0 0 1 0-8.5Z"
        fill="#fff"
        fillRule="evenodd"
      />
    </svg>
  )
}
