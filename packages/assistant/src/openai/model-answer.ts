/** The model's answer is not one that may be used: cut, refused, empty or not as asked. */
export class ModelAnswerError extends Error {
  override name = 'ModelAnswerError'
  /** It is whole, and in another form than was asked for. */
  readonly isOtherwise: boolean

  constructor(message: string, options: { cause?: unknown; isOtherwise?: boolean } = {}) {
    super(message, options)
    this.isOtherwise = options.isOtherwise ?? false
  }
}

/** Ends that leave an answer cut or refused, as OpenAI, Mistral, vLLM, Gemini, Anthropic, DeepSeek and OpenRouter name them. */
const badEnds: ReadonlySet<string> = new Set([
  'length',
  'max_tokens',
  'max_output_tokens',
  'model_length',
  'incomplete',
  'content_filter',
  'content-filter',
  'prohibited_content',
  'blocklist',
  'spii',
  'safety',
  'recitation',
  'refusal',
  'tool_calls',
  'tool_use',
  'function_call',
  'malformed_function_call',
  'insufficient_system_resource',
  'error',
  'abort',
  'cancelled',
  'timeout',
])

/** Without any end a stream that broke off looks complete; other names than the bad ones are servers' own for a good one. */
export function assertFinished(reason: string | null | undefined): void {
  if (reason && !badEnds.has(reason.toLowerCase())) return
  throw new ModelAnswerError(`The answer is not whole: finish_reason is ${reason || 'missing'}`)
}
