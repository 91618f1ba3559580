import { ModelAnswerError } from './model-answer.ts'

/** Bytes of one answer: far more than what is asked for, vectors and long thoughts included. */
const bytesMax = 16 * 1024 * 1024

/** The same answer, with a body that breaks off where it is beyond measure, instead of filling the memory. */
export function limitBody(response: Response, headers: Headers = response.headers): Response {
  const { body, status, statusText } = response
  let bytes = 0
  const counted = body?.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        bytes += chunk.byteLength
        if (bytes > bytesMax) controller.error(new ModelAnswerError('The answer is too long'))
        else controller.enqueue(chunk)
      },
    }),
  )
  return new Response(counted ?? null, { status, statusText, headers })
}
