import { type ReactElement, useMemo } from 'react'
import { encode } from 'uqr'

type QrCodeProps = { text: string; label: string; className: string }

/** Cells left blank around the code, without which scanners do not find it (ISO/IEC 18004). */
const quietZone = 4

/** A text as a QR code. Black on white in both themes: not every scanner reads the reverse. */
export function QrCode({ text, label, className }: QrCodeProps): ReactElement {
  const { size, data } = useMemo(() => encode(text, { ecc: 'M', border: quietZone }), [text])
  const cells = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])),
  )
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={cells.join('')} fill="#000" />
    </svg>
  )
}
