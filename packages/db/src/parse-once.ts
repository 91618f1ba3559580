/**
 * Parses a text that seldom changes: the same text as the last time has the same result, which is frozen.
 */
export function parseOnce<Value>(parse: (text: string) => Value): (text: string) => Value {
  let known: { text: string; value: Value } | undefined
  return (text) => {
    if (known?.text !== text) known = { text, value: freeze(parse(text)) }
    return known.value
  }
}

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(freeze)
    Object.freeze(value)
  }
  return value
}
