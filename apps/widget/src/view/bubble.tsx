import { splitLinks } from './links.ts'

/** Renders text as text: only addresses become links, nothing becomes markup. */
export function Bubble({ text }: { text: string }) {
  return (
    <div class="bubble" dir="auto">
      {splitLinks(text).map((piece) =>
        piece.isLink ? (
          <a key={piece.at} href={piece.text} target="_blank" rel="noopener nofollow">
            {piece.text}
          </a>
        ) : (
          piece.text
        ),
      )}
    </div>
  )
}
