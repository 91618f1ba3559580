/** Why a file is not taken as a picture. */
export type BitmapProblem = 'tooLarge' | 'unreadable'

/** What is made of the picture in a file of at most so many bytes; or why that cannot be had. */
export async function readBitmap<Result>(
  file: File,
  maxBytes: number,
  use: (bitmap: ImageBitmap) => Result,
): Promise<Result | BitmapProblem> {
  if (file.size > maxBytes) return 'tooLarge'
  try {
    const bitmap = await createImageBitmap(file)
    try {
      return use(bitmap)
    } finally {
      bitmap.close()
    }
  } catch {
    return 'unreadable'
  }
}

/** A canvas of that size, and what draws on it. */
export function createCanvas(
  width: number,
  height: number,
): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The browser cannot draw')
  return { canvas, context }
}
