/**
 * Puts the spaces that French typography wants unbreakable: before `:` and inside guillemets a
 * no-break space, before `; ! ?` a narrow one (Imprimerie nationale, Lexique des règles
 * typographiques). Texts are written with plain spaces, which one can see.
 */
export function typesetFrench(text: string): string {
  return text
    .replace(/ ([;!?])/g, '\u202F$1')
    .replace(/ ([:»])/g, '\u00A0$1')
    .replace(/« /g, '«\u00A0')
}

/** Every text of a tree of messages, set. */
export function typesetAll<Tree extends object>(tree: Tree): Tree {
  const set = (value: unknown): unknown =>
    typeof value === 'string' ? typesetFrench(value) : typesetAll(value as object)
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, set(value)])) as Tree
}
