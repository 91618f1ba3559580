const paths = {
  chat: 'M21 12a8.5 8.5 0 0 1-12.4 7.6L3.5 21l1.4-4.7A8.5 8.5 0 1 1 21 12zM8.5 10.5h8m-8 3.5h5',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M6 9l6 6 6-6',
  send: 'M12 19V6m-6 6l6-6 6 6',
  sent: 'M5 13l4 4L19 7',
}

export type IconName = keyof typeof paths

export const pathOf = (name: IconName): string => paths[name]

export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
