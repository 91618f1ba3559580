import type { ChosenPicture } from './values.ts'

/** Bytes of a file that is looked at. */
const fileMaxBytes = 2 * 1024 * 1024

/** Pixels of each side: sharp at 42 px on any screen. */
const side = 168

/** Why a file is no picture of the assistant. */
export type PictureProblem = 'pictureTooLarge' | 'pictureUnreadable'

/** The middle of a picture as a small square; or why that cannot be had. */
export async function shrinkPicture(file: File): Promise<ChosenPicture | PictureProblem> {
  if (file.size > fileMaxBytes) return 'pictureTooLarge'
  try {
    const bitmap = await createImageBitmap(file)
    try {
      return draw(bitmap)
    } finally {
      bitmap.close()
    }
  } catch {
    return 'pictureUnreadable'
  }
}

function draw(bitmap: ImageBitmap): ChosenPicture {
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The browser cannot draw')
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
