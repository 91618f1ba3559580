import { type BitmapProblem, createCanvas, readBitmap } from '../settings/read-bitmap.ts'
import type { ChosenPicture } from './values.ts'

/** Bytes of a file that is looked at. */
const fileMaxBytes = 2 * 1024 * 1024

/** Pixels of each side: sharp at 42 px on any screen. */
const side = 168

/** The middle of a picture as a small square; or why that cannot be had. */
export const shrinkPicture = (file: File): Promise<ChosenPicture | BitmapProblem> =>
  readBitmap(file, fileMaxBytes, draw)

function draw(bitmap: ImageBitmap): ChosenPicture {
  const { canvas, context } = createCanvas(side, side)
  // JPEG has no transparency: what is seen through is white.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, side, side)
  const { width, height } = bitmap
  const edge = Math.min(width, height)
  context.drawImage(bitmap, (width - edge) / 2, (height - edge) / 2, edge, edge, 0, 0, side, side)
  const type = 'image/jpeg'
  const [, content = ''] = canvas.toDataURL(type, 0.9).split(',')
  return { content, type }
}
